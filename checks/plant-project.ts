import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runTool } from './run-tool.ts'
import type { ToolRun } from './run-tool.ts'

/** A throw-away project under the real one's rules. */
export type PlantedProject = {
  /** Runs a tool of node_modules, named by its script's path there, inside the project. */
  readonly run: (script: string, ...options: readonly string[]) => Promise<ToolRun>
  /** What a tool wrote to a file. */
  readonly read: (path: string) => string
  readonly remove: () => void
}

const root = dirname(import.meta.dirname)

/** What the tools read, copied as it stands: the proof is about these very files. */
const configuration = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.tools.json',
  'vitest.config.ts',
  'shared/tsconfig.json',
  'shared/tsconfig.test.json',
  'main/tsconfig.json',
  'main/preload/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.test.json',
  'e2e/tsconfig.json',
  'checks/no-ambient-types/node/index.d.ts'
]

/** Makes a project of the real configuration and the given files (path → text) in the system's temporary folder. */
export function plantProject(files: Readonly<Record<string, string>>): PlantedProject {
  const folder = mkdtempSync(join(tmpdir(), 'slipstream-planted-'))
  for (const path of configuration) cpSync(join(root, path), join(folder, path), { recursive: true })
  // Package by package, so that the tools' caches in node_modules stay each project's own. (.bin: oxlint finds its type-aware half there.)
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name === '.bin' || !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
  }
  const everything = {
    'package.json': '{\n  "name": "planted",\n  "private": true,\n  "type": "module"\n}\n',
    ...files
  }
  for (const [path, text] of Object.entries(everything)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    run: (script, ...options) => runTool(folder, script, options),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
