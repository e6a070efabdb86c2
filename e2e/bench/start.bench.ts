// R7: from the start of the process to a painted board with 1,000 tasks, and memory at rest, beside Electron's own empty
// window. Both are started from the outside, and both say "painted" in the same way: an animation frame of the page, told
// to main, which writes it into a file.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime } from './board-intents.ts'
import { memoryOfTree } from './memory-of-tree.ts'
import { prepareBoard } from './prepare-board.ts'
import { quantile } from './quantile.ts'
import { runApp } from './run-app.ts'

const runs = 7
const tasks = 1_000
/** How long an app is left alone before its memory is read, in milliseconds. */
const rest = 5_000

type Seen = { readonly painted: number; readonly memory: number | null }

const setting = benchSetting()
const dataFolder = join(setting.folder, 'data')
await mkdir(dataFolder, { recursive: true, mode: 0o700 })
await prepareBoard(dataFolder, tasks)

const ours: Seen[] = []
const empty: Seen[] = []
// The first round fills caches: the window's own, the code's, the disk's.
for (let run = -1; run < runs; run += 1) {
  const seen = [await startOurs(), await startEmpty()] as const
  if (run < 0) continue
  ours.push(seen[0])
  empty.push(seen[1])
}
const size = `${tasks.toLocaleString('en')} tasks`

reportFigures(setting, [
  {
    id: 'R7',
    what: `process started → board painted, ${size}`,
    unit: 'ms',
    figure: medianOf(ours, ({ painted }) => painted),
    floor: {
      what: 'Electron’s empty window: process started → painted',
      value: medianOf(empty, ({ painted }) => painted) ?? Number.NaN
    },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.5 },
    runs,
    why: 'the board is drawn from its snapshot, without the hub; what is above the empty window is 0.6 MB of script to read and run, the first rendering of the cards, and the files that main reads first'
  },
  {
    id: 'R7',
    what: `memory of all processes ${rest / 1000} s later, ${size}`,
    unit: 'MB',
    figure: inMegabytes(medianOf(ours, ({ memory }) => memory)),
    floor: {
      what: 'Electron’s empty window: memory of all processes',
      value: inMegabytes(medianOf(empty, ({ memory }) => memory)) ?? Number.NaN
    },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.6 },
    runs,
    why: 'the hub is a Node process of its own, and window and hub each hold document and graph'
  }
])

function startOurs(): Promise<Seen> {
  const log = join(dataFolder, 'logs', 'main.log')
  const time = new Date(benchTime).toISOString()
  return start([setting.app, `--data-folder=${dataFolder}`, `--fixed-now=${time}`], log)
}

function startEmpty(): Promise<Seen> {
  const target = join(setting.folder, 'painted')
  return start([`--user-data-dir=${join(setting.folder, 'empty')}`, setting.emptyApp, `--painted-to=${target}`], target)
}

/** Starts an app, waits for "painted" in that file, leaves it alone for a while, reads its memory and quits it. */
async function start(args: readonly string[], file: string): Promise<Seen> {
  rmSync(file, { force: true })
  // Boards were made under plain keys, as where there is no keyring: none may turn up.
  const app = runApp(setting.executable, [...setting.args, '--password-store=basic', ...args])
  try {
    const painted = await app.until(() => existsSync(file) && readFileSync(file, 'utf8').includes('painted'))
    await new Promise((resolve) => setTimeout(resolve, rest))
    return { painted, memory: memoryOfTree(app.pid) }
  } finally {
    await app.quit()
  }
}

/** Null where nothing could be read (memory on other systems than Linux). */
function medianOf(all: readonly Seen[], read: (seen: Seen) => number | null): number | null {
  const values = all.map(read).filter((value) => value !== null)
  return values.length === 0 ? null : quantile(values, 0.5)
}

function inMegabytes(bytes: number | null): number | null {
  return bytes === null ? null : bytes / 1024 / 1024
}
