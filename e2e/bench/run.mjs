// npm run bench [-- names]: measures the goals of the design beside their floors, in one run, and prints a table. What is
// missed is said, and fails nothing: machines differ, and a bench is read by a person.
//   names            only these benches: schedule slips debt montecarlo document log store open signals peers start edit
//   --app=FOLDER     measure the app that is built in that folder, instead of building this one
// The figures also go to test-results/bench.json.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { buildApp } from '../runtime/build-app.mjs'
import { findElectron } from '../runtime/find-electron.mjs'
import { PROJECT_FOLDER } from '../runtime/project-folder.mjs'
import { run } from '../runtime/run.mjs'
import { openSessionBus } from '../runtime/session-bus.mjs'
import { ensureSystem } from '../runtime/system.mjs'
import { openVirtualDisplay } from '../runtime/virtual-display.mjs'

import { buildBenches } from './build-benches.mjs'
import { judgeFigure } from './judge-figure.mjs'
import { printTable } from './print-table.mjs'

const PLAIN = ['schedule', 'slips', 'debt', 'montecarlo', 'document', 'log', 'store', 'open', 'signals', 'peers']
const IN_APP = ['start', 'edit']
const APP = '--app='

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`)

// An interrupted run takes its display and bus with it: both are stopped on `exit`, which a bare signal would skip.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(130))

/** @param {readonly string[]} args */
async function runBenches(args) {
  const other = args.find((argument) => argument.startsWith(APP))?.slice(APP.length)
  const wanted = args.filter((argument) => !argument.startsWith(APP))
  const unknown = wanted.filter((name) => ![...PLAIN, ...IN_APP].includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no bench ${unknown.join(', ')}: ${[...PLAIN, ...IN_APP].join(', ')}.`)
  /** @param {readonly string[]} names */
  const chosen = (names) => names.filter((name) => wanted.length === 0 || wanted.includes(name))

  const folder = await mkdtemp(join(tmpdir(), 'slipstream-bench-'))
  /** @type {string[]} */
  const problems = []
  /** @type {import('./judge-figure.mjs').JudgedFigure[]} */
  const figures = []
  try {
    const built = await buildBenches()
    for (const name of chosen(PLAIN)) await measure(name, {}, { executable: '', args: [], app: '', emptyApp: '' })
    if (chosen(IN_APP).length > 0) await inApp()

    /**
     * @param {string} name
     * @param {NodeJS.ProcessEnv} env
     * @param {{ executable: string, args: readonly string[], app: string, emptyApp: string }} app
     */
    async function measure(name, env, app) {
      say(`Measuring: ${name} …`)
      const own = join(folder, name)
      await mkdir(own)
      const result = join(own, 'figures.json')
      const bench = ['--expose-gc', join(built, `${name}.bench.mjs`), JSON.stringify({ result, folder: own, ...app })]
      const { code } = await run(process.execPath, bench, { cwd: PROJECT_FOLDER, env: { ...process.env, ...env } })
      if (code !== 0) {
        problems.push(`The bench "${name}" failed.`)
        return
      }
      /** @type {unknown} */
      const written = JSON.parse(await readFile(result, 'utf8'))
      const measured = /** @type {readonly import('./figure.ts').Figure[]} */ (written)
      figures.push(...measured.map(judgeFigure))
    }

    async function inApp() {
      const linux = process.platform === 'linux'
      const electron = await findElectron({ log: say })
      await ensureSystem({ executablePath: electron.executablePath, virtualDisplay: linux, log: say })
      if (other === undefined && (await buildApp()) !== 0) throw new Error('The build failed.')
      const display = linux ? await openVirtualDisplay() : undefined
      const bus = linux ? await openSessionBus() : undefined
      try {
        for (const name of chosen(IN_APP)) {
          await measure(
            name,
            { ...display?.env, ...bus?.env, ELECTRON_OVERRIDE_DIST_PATH: electron.dist },
            {
              executable: electron.executablePath,
              args: electron.launcherArgs,
              app: other === undefined ? PROJECT_FOLDER : resolve(other),
              emptyApp: join(PROJECT_FOLDER, 'e2e', 'bench', 'empty-window')
            }
          )
        }
      } finally {
        await bus?.close()
        await display?.close()
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await mkdir(join(PROJECT_FOLDER, 'test-results'), { recursive: true })
  await writeFile(join(PROJECT_FOLDER, 'test-results', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`)
  printTable(figures)
  for (const problem of problems) say(problem)
  return problems.length === 0 ? 0 : 1
}

runBenches(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  }
)
