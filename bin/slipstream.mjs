#!/usr/bin/env node
// The command line out of a checkout: runs out/cli/slipstream.mjs, which is built first where it is missing or older than
// its sources. Only results go to standard output.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const name = 'slipstream.mjs'
const built = join(project, 'out', 'cli', name)
const sources = ['shared', 'main/cli', 'main/hub', 'cli.config.ts', 'package-lock.json'].map((path) =>
  join(project, path)
)

/** When a file, or the newest of a folder, changed; 0 where there is none. @type {(path: string) => number} */
function changedAt(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((entry) => changedAt(join(path, entry))))
}

/** Into a folder of its own first: whoever runs at the same time finds the old files or the new ones, and never half of one. */
async function build() {
  process.stderr.write('slipstream: building the command line …\n')
  const { build: buildWithVite } = await import('vite')
  const outDir = join(project, 'out', `cli-${process.pid}`)
  try {
    await buildWithVite({ root: project, configFile: join(project, 'cli.config.ts'), build: { outDir } })
    mkdirSync(join(project, 'out', 'cli'), { recursive: true })
    // What it loads is there before it is.
    const files = readdirSync(outDir).filter((file) => file !== name)
    for (const file of [...files, name]) renameSync(join(outDir, file), join(project, 'out', 'cli', file))
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

if (changedAt(built) <= Math.max(...sources.map(changedAt))) await build()
await import(pathToFileURL(built).href)
