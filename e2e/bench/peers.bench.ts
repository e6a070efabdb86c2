// Y10: two hubs on loopback, each a process with its own log: how soon they meet, an edit arrives, a board is there.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { newUuid } from '../../main/hub/new-uuid.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { openTestHub } from '../../main/hub/peers/test-hub.testing.ts'
import type { TestHub } from '../../main/hub/peers/test-hub.testing.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import { startHubProcess } from '../network/start-hub-process.ts'
import type { HubProcess } from '../network/start-hub-process.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime, boardIntents } from './board-intents.ts'
import { quantile } from './quantile.ts'

const meetings = 7
const edits = 300
const laterEdits = 2000

const setting = benchSetting()
const clock = systemClock()
const worker = fileURLToPath(new URL('peer-hub.worker.mjs', import.meta.url))

const small = await openHub('small', 1_000)
const met: number[] = []
let mate: HubProcess | null = null
for (let run = 0; run < meetings; run += 1) {
  await mate?.stop()
  mate = await openMate(small, `mate-${run}`)
  met.push(await timed(connect(mate, small)))
}
if (mate === null) throw new Error('Somebody was met.')
await meet(mate, small)
const arrivals: number[] = []
for (let edit = 0; edit < edits; edit += 1) {
  const before = mate.report().tasks
  const arrived = mate.until(({ tasks }) => tasks > before)
  arrivals.push(await timed((small.hub.addTask(`edit ${edit}`), arrived)))
}
await mate.stop()
await small.hub.close()

const large = await openHub('large', 10_000)
for (const task of [...large.hub.board().graph().tasks.keys()].slice(0, laterEdits)) {
  const context = { id: newUuid<never>(clock), by: null, at: clock.milliseconds() }
  large.hub
    .board()
    .act({ type: 'editTask', task, change: { estimate: toWorkingMinutes(300) } }, 'Estimate', context, true)
}
await large.hub.board().settled()
const newcomer = await openMate(large, 'newcomer')
const all = await timed(meet(newcomer, large))
await newcomer.stop()
await large.hub.close()

reportFigures(setting, [
  {
    id: 'Y10',
    what: 'two hubs up → connected and admitted, heads exchanged',
    unit: 'ms',
    figure: quantile(met, 0.5),
    floor: null,
    goal: { of: 'figure', bound: 'atMost', limit: 1000 },
    runs: meetings
  },
  {
    id: 'Y10',
    what: 'edit at 1,000 tasks → in the teammate’s log and schedule, p50',
    unit: 'ms',
    figure: quantile(arrivals, 0.5),
    floor: null,
    goal: { of: 'figure', bound: 'atMost', limit: 30 },
    runs: edits
  },
  {
    id: 'Y10',
    what: 'the same, p99',
    unit: 'ms',
    figure: quantile(arrivals, 0.99),
    floor: null,
    goal: { of: 'figure', bound: 'atMost', limit: 150 },
    runs: edits
  },
  {
    id: 'Y10',
    what: `a board of 10,000 tasks and ${laterEdits} later edits → a newcomer has all of it on disk`,
    unit: 'ms',
    figure: all,
    floor: null,
    goal: { of: 'figure', bound: 'atMost', limit: 5000 },
    runs: 1
  }
])

async function openHub(name: string, tasks: number): Promise<{ readonly hub: TestHub; readonly folder: string }> {
  const folder = join(setting.folder, name)
  await mkdir(folder, { recursive: true })
  const hub = await openTestHub({ folder, board: null, clock })
  const context = { id: newUuid<never>(clock), by: null, at: benchTime }
  const outcome = hub.board().act(boardIntents(tasks, 'few'), 'A plan to measure', context, true)
  if (!outcome.ok) throw new Error(outcome.failure.message)
  await hub.board().settled()
  return { hub, folder }
}

async function openMate(of: { readonly hub: TestHub; readonly folder: string }, name: string): Promise<HubProcess> {
  const folder = join(setting.folder, name)
  await mkdir(folder, { recursive: true })
  const board = { id: of.hub.board().id, folder: of.folder }
  return startHubProcess(worker, { folder, board, host: '127.0.0.1', port: 0, discovery: false })
}

/** The mate dials, and has shown that it belongs. */
async function connect(dialling: HubProcess, { hub }: { readonly hub: TestHub }): Promise<void> {
  dialling.order({ type: 'dial', host: '127.0.0.1', port: hub.network.port() ?? 0 })
  await dialling.until(({ peers }) => peers.some(({ state }) => state === 'catchingUp' || state === 'upToDate'))
}

/** The mate dials, and is level with the other. */
async function meet(dialling: HubProcess, { hub }: { readonly hub: TestHub }): Promise<void> {
  dialling.order({ type: 'dial', host: '127.0.0.1', port: hub.network.port() ?? 0 })
  const heads = JSON.stringify(hub.board().exchange.heads())
  await dialling.until((report) => report.heads === heads && report.peers[0]?.state === 'upToDate')
}

async function timed(done: Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await done
  return performance.now() - begun
}
