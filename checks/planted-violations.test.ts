import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { plantProject } from './plant-project.ts'
import type { PlantedProject } from './plant-project.ts'

const planted: PlantedProject[] = []

afterAll(() => {
  for (const project of planted) project.remove()
})

/** Plants a project that goes away in the end. */
function plant(files: Readonly<Record<string, string>>): PlantedProject {
  const project = plantProject(files)
  planted.push(project)
  return project
}

/** The findings without repetition, in an order to compare by. */
function sorted(findings: Iterable<string>): readonly string[] {
  return [...new Set(findings)].toSorted()
}

/** Each planted file is named with the faults it must be found for; files named with none prove that the tool is not simply against everything. */
type Plants = Readonly<Record<string, { readonly text: string; readonly faults: readonly string[] }>>

/** What a tool must say of the plants, no more and no less. */
function expected(plants: Plants): readonly string[] {
  return sorted(Object.entries(plants).flatMap(([path, { faults }]) => faults.map((fault) => `${path}: ${fault}`)))
}

/** The plants as files. */
function texts(plants: Plants): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(plants).map(([path, { text }]) => [path, text]))
}

const clean = { text: 'export const two = 2\n', faults: [] }
const unknownName = ['TS2304']

describe('npm run check bites', { concurrent: true }, () => {
  it('types: [types] what a room must not see does not compile there', async () => {
    const plants: Plants = {
      'shared/lib/two.ts': clean,
      // Its declarations ask for @types/node; the rest of shared must not get them.
      'shared/formats/libraries.ts': {
        text: "import Papa from 'papaparse'\nimport * as Y from 'yjs'\nexport const rows = Papa.parse<string[]>('a,b').data\nexport const make = (): Y.Doc => new Y.Doc()\n",
        faults: []
      },
      'shared/lib/two.test.ts': {
        text: "import { readFileSync } from 'node:fs'\nimport { two } from './two.ts'\nexport const text = readFileSync(process.argv[two] ?? '', 'utf8')\n",
        faults: []
      },
      'shared/lib/two.test-support.ts': { text: 'export const folder = process.cwd()\n', faults: [] },
      'shared/lib/console.ts': { text: 'console.log(1)\nexport {}\n', faults: ['TS2584'] },
      'shared/lib/timer.ts': { text: 'export const timer = setTimeout\n', faults: unknownName },
      'shared/lib/address.ts': { text: "export const address = new URL('a:b')\n", faults: unknownName },
      'shared/lib/encoder.ts': { text: 'export const encoder = new TextEncoder()\n', faults: unknownName },
      'shared/lib/dice.ts': { text: 'export const bytes = crypto.getRandomValues\n', faults: unknownName },
      'shared/lib/clock.ts': { text: 'export const time = performance.now()\n', faults: unknownName },
      'shared/lib/page.ts': { text: 'export const page = document.title\n', faults: ['TS2584'] },
      'shared/lib/process.ts': { text: 'export const folder = process.cwd()\n', faults: ['TS2591'] },
      'shared/lib/buffer.ts': { text: "export const bytes = Buffer.from('')\n", faults: ['TS2591'] },
      'shared/lib/files.ts': { text: "export { readFileSync } from 'node:fs'\n", faults: ['TS2591'] },
      'shared/lib/index-access.ts': {
        text: 'const list: readonly number[] = [1]\nexport const first: number | string = list[0]\n',
        faults: ['TS2322']
      },
      'shared/lib/optional.ts': {
        text: 'export const value: { readonly a?: number } = { a: undefined }\n',
        faults: ['TS2375']
      },
      'shared/lib/choice.ts': { text: 'export enum Choice {\n  A\n}\n', faults: ['TS1294'] },
      'shared/lib/wrong.test.ts': { text: "export const n: number = 'text'\n", faults: ['TS2322'] },
      'main/node.ts': { text: 'export const folder = process.cwd()\n', faults: [] },
      'main/page.ts': { text: 'export const page = document.title\n', faults: ['TS2584'] },
      'main/preload/index.ts': {
        text: "import { contextBridge } from 'electron'\ncontextBridge.exposeInMainWorld('at', location.href)\n",
        faults: []
      },
      'main/preload/node.ts': { text: 'export const folder = process.cwd()\n', faults: ['TS2591'] },
      'renderer/page.tsx': {
        text: "import type { ReactNode } from 'react'\nimport { Button } from 'react-aria-components'\nexport const page = (): ReactNode => <Button>{document.title}</Button>\n",
        faults: []
      },
      'renderer/node.ts': { text: 'export const folder = process.cwd()\n', faults: ['TS2591'] },
      'renderer/page.test.ts': { text: "export const n: number = 'text'\n", faults: ['TS2322'] },
      'e2e/first.spec.ts': { text: "export const n: number = 'text'\n", faults: ['TS2322'] },
      'e2e/runtime/start.mjs': { text: "/** @type {number} */\nexport const n = 'text'\n", faults: ['TS2322'] },
      'checks/one.ts': { text: "export const n: number = 'text'\n", faults: ['TS2322'] }
    }
    const { exitCode, stdout } = await plant(texts(plants)).run('typescript/bin/tsc', '-b', '--pretty', 'false')
    const found = [...stdout.matchAll(/^(?<path>[^\s(]+)\(\d+,\d+\): error (?<code>TS\d+)/gmu)]
    expect(sorted(found.map(({ groups }) => `${groups?.['path']}: ${groups?.['code']}`))).toEqual(expected(plants))
    expect(exitCode).not.toBe(0)
  })

  it('lint: [lint] type-aware rules, hidden clocks and dice, and the bridge', async () => {
    const plants: Plants = {
      'shared/lib/two.ts': clean,
      'shared/lib/later.ts': { text: 'export const later = (): Promise<void> => Promise.resolve()\n', faults: [] },
      'shared/lib/floating.ts': {
        text: "import { later } from './later.ts'\n\nexport const start = (): void => {\n  later()\n}\n",
        faults: ['typescript(no-floating-promises)']
      },
      'shared/lib/floating.test.ts': {
        text: "import { expect, it } from 'vitest'\nimport { later } from './later.ts'\n\nit('[X1] waits', () => {\n  later()\n  expect(2).toBe(2)\n})\n",
        faults: ['typescript(no-floating-promises)']
      },
      'shared/lib/misused.ts': {
        text: "import { later } from './later.ts'\n\nexport const start = (): void => {\n  ;[1].forEach(async () => {\n    await later()\n  })\n}\n",
        faults: ['typescript(no-misused-promises)']
      },
      'shared/lib/half-switch.ts': {
        text: "export const size = (kind: 'task' | 'milestone'): number => {\n  switch (kind) {\n    case 'task':\n      return 1\n    default:\n      return 0\n  }\n}\n",
        faults: ['typescript(switch-exhaustiveness-check)']
      },
      'shared/lib/anything.ts': {
        text: 'export const anything = (value: any): string => String(value)\n',
        faults: ['typescript(no-explicit-any)']
      },
      'shared/lib/unsafe.ts': {
        text: "export const size: number = JSON.parse('1')\n",
        faults: ['typescript(no-unsafe-assignment)']
      },
      'shared/lib/surely.ts': {
        text: 'export const first = (list: readonly number[]): number => list[0]!\n',
        faults: ['typescript(no-non-null-assertion)']
      },
      'shared/lib/default.ts': { text: 'export default 2\n', faults: ['import(no-default-export)'] },
      'shared/lib/barrel.ts': { text: "export * from './two.ts'\n", faults: ['oxc(no-barrel-file)'] },
      'shared/lib/BadName.ts': { text: 'export const three = 3\n', faults: ['unicorn(filename-case)'] },
      'shared/lib/clock.ts': {
        text: 'export const now = (): number => Date.now()\n',
        faults: ['eslint(no-restricted-globals)']
      },
      'shared/lib/new-clock.ts': {
        text: 'export const now = (): Date => new Date()\n',
        faults: ['eslint(no-restricted-globals)']
      },
      'shared/lib/host-zone.ts': {
        text: 'export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone\n',
        faults: ['eslint(no-restricted-globals)']
      },
      'shared/lib/temporal-clock.ts': {
        text: "import { Temporal } from 'temporal-polyfill'\n\nexport const now = (): Temporal.Instant => Temporal.Now.instant()\n",
        faults: ['eslint(no-restricted-properties)']
      },
      'shared/lib/dice.ts': {
        text: 'export const dice = (): number => Math.random()\n',
        faults: ['eslint(no-restricted-properties)']
      },
      'shared/lib/other-dice.ts': {
        text: "export { uint32 } from 'lib0/random'\n",
        faults: ['eslint(no-restricted-imports)']
      },
      'shared/lib/locale.ts': {
        text: 'export const order = (a: string, b: string): number => a.localeCompare(b)\n',
        faults: ['eslint(no-restricted-properties)']
      },
      'shared/lib/big-zod.ts': {
        text: "import { z } from 'zod'\n\nexport const text = z.string()\n",
        faults: ['eslint(no-restricted-imports)']
      },
      'shared/lib/today.test.ts': {
        text: "import { expect, it } from 'vitest'\n\nit('[X2] is today', () => {\n  expect(Date.now()).toBe(2)\n})\n",
        faults: ['eslint(no-restricted-properties)']
      },
      'shared/lib/only.test.ts': {
        text: "import { expect, it } from 'vitest'\n\nit.only('[X3] is alone', () => {\n  expect(2).toBe(2)\n})\n",
        faults: ['vitest(no-focused-tests)']
      },
      'shared/lib/skipped.test.ts': {
        text: "import { expect, it } from 'vitest'\n\nit.skip('[X4] is not run', () => {\n  expect(2).toBe(2)\n})\n",
        faults: ['vitest(no-disabled-tests)']
      },
      'shared/lib/empty.test.ts': {
        text: "import { it } from 'vitest'\nimport { two } from './two.ts'\n\nit('[X5] says nothing', () => {\n  two.toFixed()\n})\n",
        faults: ['vitest(expect-expect)']
      },
      'shared/lib/needless.ts': {
        text: '// oxlint-disable-next-line eslint/no-console\nexport const four = 4\n',
        faults: ['Unused oxlint-disable directive']
      },
      'main/says.ts': {
        text: "export const say = (): void => {\n  console.log('x')\n}\n",
        faults: ['eslint(no-console)']
      },
      // The command line's commands are given where to write.
      'main/cli/says.ts': {
        text: "export const say = (): void => {\n  console.log('x')\n}\n",
        faults: ['eslint(no-console)']
      },
      'renderer/bridge/ask.ts': { text: 'export const ask = (): unknown => window.slipstream\n', faults: [] },
      'renderer/views/ask.ts': {
        text: 'export const ask = (): unknown => window.slipstream\n',
        faults: ['eslint(no-restricted-properties)']
      },
      'renderer/window.d.ts': { text: 'interface Window {\n  readonly slipstream: string\n}\n', faults: [] },
      'renderer/views/hook.tsx': {
        text: "import { useState } from 'react'\n\nexport const useMaybe = (on: boolean): number => {\n  if (!on) return 0\n  const [value] = useState(1)\n  return value\n}\n",
        faults: ['react(hooks)', 'react-hooks(rules-of-hooks)']
      },
      'renderer/views/picture.tsx': {
        text: 'import type { ReactNode } from \'react\'\n\nexport const Picture = (): ReactNode => <img src="a.png" />\n',
        faults: ['jsx-a11y(alt-text)']
      },
      'e2e/only.spec.ts': {
        text: "import { expect, test } from '@playwright/test'\n\ntest.only('is alone', () => {\n  expect(2).toBe(2)\n})\n",
        faults: ['eslint(no-restricted-properties)']
      }
    }
    const { exitCode, stdout } = await plant(texts(plants)).run('oxlint/bin/oxlint', '-f', 'json')
    const findings = z.array(z.object({ filename: z.string(), code: z.optional(z.string()), message: z.string() }))
    const { diagnostics } = z.object({ diagnostics: findings }).parse(JSON.parse(stdout))
    const found = diagnostics.map(({ filename, code, message }) => `${filename}: ${code ?? message.split(' (')[0]}`)
    expect(sorted(found)).toEqual(expected(plants))
    expect(exitCode).not.toBe(0)
  })

  it('format: [format] what the formatter would write otherwise', async () => {
    const project = plant({
      'shared/lib/two.ts': clean.text,
      'shared/lib/semicolon.ts': 'export const two = 2;\n',
      'main/quotes.ts': 'export const two = "2"\n',
      'renderer/wide.tsx': 'export const   two = 2\n',
      'e2e/comma.spec.ts': 'export const two = [\n  1,\n  2,\n]\n',
      'out/built.js': 'export const two = 2;\n',
      'shared/formats/sample.xml': '<a ><b/></a >\n'
    })
    const { exitCode, stdout } = await project.run('oxfmt/bin/oxfmt', '--check')
    expect(
      sorted([...stdout.matchAll(/^(?<path>\S+\.\S+) \(/gmu)].map(({ groups }) => groups?.['path'] ?? ''))
    ).toEqual(['e2e/comma.spec.ts', 'main/quotes.ts', 'renderer/wide.tsx', 'shared/lib/semicolon.ts'])
    expect(exitCode).not.toBe(0)
  })

  it('boundaries: [boundaries] directions, packages, Node, Electron, cycles, orphans', async () => {
    const plants: Plants = {
      'shared/lib/two.ts': {
        text: "import type { Doc } from 'yjs'\nexport const two: Doc | number = 2\n",
        faults: ['shared/lib: packages']
      },
      'shared/model/task.ts': { text: "import '../lib/two.ts'\nexport type Task = 1\n", faults: [] },
      'shared/intents/intent.ts': { text: "import '../model/task.ts'\n", faults: [] },
      'shared/alerts/alert.ts': { text: "import '../lib/two.ts'\n", faults: [] },
      'shared/schedule/upward.ts': { text: "import '../alerts/alert.ts'\n", faults: ['shared/schedule: rooms'] },
      'shared/schedule/upward-type.ts': {
        text: "import type {} from '../alerts/alert.ts'\n",
        faults: ['shared/schedule: rooms']
      },
      'shared/schedule/reads.ts': { text: "import 'node:fs'\n", faults: ['shared/schedule: Node'] },
      'shared/schedule/main.ts': { text: "import '../../main/node.ts'\n", faults: ['shared/schedule: rooms'] },
      'shared/schedule/page.ts': {
        text: "import '../../renderer/replica/replica.ts'\n",
        faults: ['shared/schedule: rooms']
      },
      'shared/schedule/shows.ts': {
        text: "import 'electron'\n",
        faults: ['Electron at the rim', 'shared/schedule: packages']
      },
      'shared/document/document.ts': { text: "import 'yjs'\nimport '../intents/intent.ts'\n", faults: [] },
      'shared/document/scheduled.ts': { text: "import '../schedule/reads.ts'\n", faults: ['shared/document: rooms'] },
      'shared/ipc/named.ts': { text: "import type {} from '../alerts/alert.ts'\n", faults: [] },
      'shared/ipc/run.ts': { text: "import '../alerts/alert.ts'\n", faults: ['shared/ipc: types only'] },
      'shared/lib/alone.ts': { text: 'export const alone = 1\n', faults: ['no orphans'] },
      'shared/lib/chicken.ts': {
        text: "import type {} from './egg.ts'\nexport type Chicken = 1\n",
        faults: ['no cycles']
      },
      // A cycle is told once, from where it was met.
      'shared/lib/egg.ts': { text: "import type {} from './chicken.ts'\nexport type Egg = 1\n", faults: [] },
      'shared/lib/missing.ts': { text: "import './nowhere.ts'\n", faults: ['resolves'] },
      'shared/lib/barrel.ts': { text: "export * from './two.ts'\n", faults: ['no barrels'] },
      'shared/lib/two.test.ts': {
        text: "import 'node:fs'\nimport './two.ts'\nimport '../alerts/alert.ts'\n",
        faults: []
      },
      'shared/lib/main.test.ts': { text: "import '../../main/node.ts'\n", faults: ['shared: tests'] },
      'shared/lib/uses-test.ts': { text: "import './two.test.ts'\n", faults: ['no test code in the app'] },
      'shared/drawer/thing.ts': { text: "import '../lib/two.ts'\n", faults: ['a room of no table'] },
      'main/index.ts': {
        text: "import 'electron'\nimport hub from './hub/entry.ts?modulePath'\nexport const path = hub\n",
        faults: []
      },
      'main/node.ts': { text: "import 'node:fs'\n", faults: [] },
      'main/page.ts': { text: "import '../renderer/replica/replica.ts'\n", faults: ['main: rooms'] },
      'main/hub/entry.ts': { text: "import 'yjs'\nimport '../../shared/document/document.ts'\n", faults: [] },
      'main/hub/window.ts': {
        text: "import type {} from 'electron'\n",
        faults: ['Electron at the rim', 'main/hub: packages']
      },
      'main/hub/shell.ts': { text: "import '../shell/tray.ts'\n", faults: ['main/hub: rooms'] },
      'main/shell/tray.ts': { text: "import 'electron'\n", faults: [] },
      'renderer/replica/replica.ts': { text: "import 'yjs'\n", faults: [] },
      'renderer/main-side.ts': { text: "import '../main/node.ts'\n", faults: ['renderer: rooms'] },
      'renderer/node.ts': { text: "import 'node:fs'\n", faults: ['renderer: Node'] },
      'renderer/state/document.ts': { text: "import 'yjs'\n", faults: ['renderer/state: packages'] },
      'renderer/views/card.tsx': {
        text: "import 'react'\nimport '../../shared/intents/intent.ts'\nimport type {} from '../../shared/alerts/alert.ts'\n",
        faults: []
      },
      'renderer/views/replica.ts': { text: "import '../replica/replica.ts'\n", faults: ['renderer/views: rooms'] },
      'shared/schedule/explain-date.ts': { text: "import '../lib/two.ts'\n", faults: [] },
      'renderer/views/why.ts': { text: "import '../../shared/schedule/explain-date.ts'\n", faults: [] },
      'shared/alerts/random.test-support.ts': { text: "import '../document/document.ts'\n", faults: [] },
      'shared/alerts/random.test.ts': { text: "import './random.test-support.ts'\n", faults: [] },
      'renderer/views/runs.ts': {
        text: "import '../../shared/alerts/alert.ts'\n",
        faults: ['renderer/views: types only']
      },
      'e2e/page.spec.ts': { text: "import '../renderer/replica/replica.ts'\n", faults: ['e2e: rooms'] }
    }
    const project = plant(texts(plants))
    const cruise = [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'shared',
      'main',
      'renderer',
      'e2e',
      'checks'
    ] as const
    // As JSON it tells all and always ends well; the exit code is that of the plain report.
    const [{ stdout }, { exitCode }] = await Promise.all([project.run(...cruise, '-T', 'json'), project.run(...cruise)])
    const violations = z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) }))
    const report = z.object({ modules: z.array(z.object({ source: z.string() })), summary: z.object({ violations }) })
    const { modules, summary } = report.parse(JSON.parse(stdout))
    expect(sorted(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))).toEqual(expected(plants))
    expect(exitCode).not.toBe(0)
    const seen = new Set(modules.map(({ source }) => source))
    expect(Object.keys(plants).filter((path) => !seen.has(path))).toEqual([])
  })

  it('deadcode: [deadcode] files, exports and packages that nobody uses', async () => {
    const project = plant({
      'package.json': JSON.stringify({
        name: 'planted',
        private: true,
        type: 'module',
        scripts: { check: 'depcruise shared && vitest run' },
        devDependencies: { 'dependency-cruiser': '*', tinykeys: '*', vitest: '*', yjs: '*' }
      }),
      'main/index.ts':
        "import 'yjs'\nimport hub from './hub/entry.ts?modulePath'\nimport { used } from '../shared/lib/half.ts'\nused(hub)\n",
      'main/hub/entry.ts': "import 'sonner'\n",
      'shared/lib/half.ts': 'export const used = String\nexport const unused = 1\n',
      'shared/lib/whole.ts': 'export const dead = 1\n'
    })
    const { exitCode, stdout } = await project.run('knip/bin/knip.js', '--reporter', 'json', '--no-config-hints')
    const names = z.array(z.object({ name: z.string() }))
    const issue = z.object({
      file: z.string(),
      files: z.optional(names),
      exports: names,
      dependencies: names,
      devDependencies: names,
      unlisted: names
    })
    const { issues } = z.object({ issues: z.array(issue) }).parse(JSON.parse(stdout))
    const found = issues.flatMap(({ file, files = [], exports, dependencies, devDependencies, unlisted }) => [
      ...files.map(() => `file ${file}`),
      ...exports.map(({ name }) => `export ${name} of ${file}`),
      ...[...dependencies, ...devDependencies].map(({ name }) => `package ${name}`),
      ...unlisted.map(({ name }) => `unlisted ${name} in ${file}`)
    ])
    expect(sorted(found)).toEqual([
      'export unused of shared/lib/half.ts',
      'file shared/lib/whole.ts',
      'package tinykeys',
      'unlisted sonner in main/hub/entry.ts'
    ])
    expect(exitCode).not.toBe(0)
  })

  it('unit: [unit] a failing test in each room', async () => {
    const failing = "import { expect, it } from 'vitest'\nit('fails', () => {\n  expect(1).toBe(2)\n})\n"
    const rooms = ['shared/lib/a.test.ts', 'main/a.test.ts', 'renderer/a.test.tsx', 'checks/a.test.ts']
    const project = plant({
      ...Object.fromEntries(rooms.map((path) => [path, failing])),
      'shared/lib/good.test.ts': failing.replace('toBe(2)', 'toBe(1)'),
      'shared/lib/only.test.ts': failing.replace('toBe(2)', 'toBe(1)').replace('it(', 'it.only('),
      'e2e/a.test.ts': failing
    })
    const { exitCode } = await project.run('vitest/vitest.mjs', 'run', '--reporter', 'json')
    const result = z.object({ name: z.string(), status: z.string() })
    const { testResults } = z
      .object({ testResults: z.array(result) })
      .parse(JSON.parse(project.read('test-results/unit.json')))
    const failed = testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name }) => name.replace(/^.*slipstream-planted-[^/\\]*[/\\]/u, ''))
    expect(sorted(failed)).toEqual(sorted([...rooms, 'shared/lib/only.test.ts']))
    expect(exitCode).not.toBe(0)
  })

  it('unit: [unit] no tests at all', async () => {
    const { exitCode } = await plant({}).run('vitest/vitest.mjs', 'run')
    expect(exitCode).not.toBe(0)
  })
})
