import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { runTool } from './run-tool.ts'

const root = dirname(import.meta.dirname)
const rooms = ['shared', 'main', 'renderer', 'e2e', 'checks']

/** Every source file of the rooms, as `/`-separated paths from the root. */
const sources = rooms
  .flatMap((room) => readdirSync(join(root, room), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(?:ts|tsx|mts|cts|js|jsx|mjs|cjs)$/u.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .toSorted()

/** The files of a TypeScript project and of all that it refers to. */
function projectFiles(configuration: string, seen: Set<string>): readonly string[] {
  if (seen.has(configuration)) return []
  seen.add(configuration)
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
    }
  }
  const parsed = ts.getParsedCommandLineOfConfigFile(configuration, {}, host)
  if (parsed === undefined) throw new Error(`${configuration} is no TypeScript project`)
  const referred = (parsed.projectReferences ?? []).flatMap(({ path }) =>
    projectFiles(existsSync(join(path, 'tsconfig.json')) ? join(path, 'tsconfig.json') : path, seen)
  )
  return [...parsed.fileNames, ...referred]
}

describe('npm run check sees every source file', { concurrent: true }, () => {
  it('[unseen] there is something to see', () => {
    expect(sources.length).toBeGreaterThan(0)
  })

  it('[unseen] types: each file is in a project of tsconfig.json', () => {
    const files = projectFiles(join(root, 'tsconfig.json'), new Set())
    const seen = new Set(files.map((path) => relative(root, path).replaceAll('\\', '/')))
    // The stub that stands in for Node's types is found through `typeRoots`.
    const stub = 'checks/no-ambient-types/node/index.d.ts'
    expect(sources.filter((path) => !seen.has(path) && path !== stub)).toEqual([])
  })

  it('[unseen] lint: each file is linted', async () => {
    const { stdout } = await runTool(root, 'oxlint/bin/oxlint', ['--debug=files'])
    const seen = new Set(stdout.split('\n').map((path) => path.trim().replaceAll('\\', '/').replace(/^\.\//u, '')))
    expect(sources.filter((path) => !seen.has(path))).toEqual([])
  })

  it('[unseen] boundaries: each file is a module of the graph', async () => {
    const { stdout } = await runTool(root, 'dependency-cruiser/bin/dependency-cruise.mjs', [...rooms, '-T', 'json'])
    const { modules } = z.object({ modules: z.array(z.object({ source: z.string() })) }).parse(JSON.parse(stdout))
    const seen = new Set(modules.map(({ source }) => source))
    expect(sources.filter((path) => !seen.has(path))).toEqual([])
  })

  it('[unseen] unit: each test file is where Vitest, Playwright or the network run looks', () => {
    const looks = [
      /^(?:shared|main|renderer|checks)\/.*\.test\.tsx?$/u,
      /^e2e\/.*\.spec\.ts$/u,
      /^e2e\/network\/[^/]*\.test\.ts$/u
    ]
    const tests = sources.filter((path) => /\.(?:test|spec)\./u.test(path))
    expect(tests.filter((path) => !looks.some((look) => look.test(path)))).toEqual([])
  })
})
