// Signals at the real door of a hub in a process of its own: 5,000 at once, then more than it takes for a minute, while
// somebody edits. What was accepted is read again from the log; what was too much must be told so.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { readBoards } from '../../main/hub/board/read-boards.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { signalsPath } from '../../main/hub/signals/check-request.ts'
import { readEndpoint } from '../../main/hub/signals/endpoint-file.ts'
import type { Endpoint } from '../../main/hub/signals/endpoint-file.ts'
import { nodeFileSystem } from '../../main/hub/store/node-file-system.ts'

import { RevisedMap } from '../../shared/lib/revised-map.ts'
import { defaultTask } from '../../shared/model/default-task.ts'
import { emptyGraph } from '../../shared/model/empty-graph.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'
import { taskKeys } from '../../shared/model/task-keys.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import type { Figure } from './figure.ts'
import type { HubOrder, HubWord } from './signals-hub-words.ts'

/** [EP5] What comes at once; and the minute after, which is more than the door takes. */
const atOnce = 5000
const rounds = 5
const perSecond = 600
const perRequest = 50
const seconds = 60

/** Longer than this a person notices that they wait, in milliseconds. */
const responsive = 150

const setting = benchSetting()
const worker = fileURLToPath(new URL('signals-hub.worker.mjs', import.meta.url))
const agent = new Agent({ maxSockets: 32 })
const clock = systemClock()
let sent = 0

const figures: Figure[] = []
for (const tasks of [1_000, 10_000]) figures.push(...(await measure(tasks)))
for (const tasks of [10_000, 100_000]) figures.push(keysOf(tasks))
reportFigures(setting, figures)
agent.destroy()

async function measure(tasks: number): Promise<readonly Figure[]> {
  const size = `${tasks.toLocaleString('en')} tasks`
  const folder = join(setting.folder, String(tasks))
  await mkdir(folder, { recursive: true })
  const hub = await openHub(folder, tasks)
  const accepted = new Set<string>()
  const bursts: number[] = []
  const quiet = await watched(hub, () => sleep(5_000))
  let burst = quiet
  for (let round = 0; round < rounds; round += 1) {
    burst = await watched(hub, async () => {
      const begun = performance.now()
      await Promise.all(Array.from({ length: atOnce / 1000 }, () => send(hub, batch(hub, 1000), accepted)))
      bursts.push(performance.now() - begun)
    })
    // [EP5] The door has room for as many again.
    await sleep((atOnce / 500) * 1000)
  }
  let refused = 0
  let withoutMoment = 0
  const steady = await watched(hub, async () => {
    const begun = performance.now()
    const under: Promise<void>[] = []
    for (let number = 0; number < (seconds * perSecond) / perRequest; number += 1) {
      await sleep(Math.max(0, begun + number * ((1000 * perRequest) / perSecond) - performance.now()))
      const answered = send(hub, batch(hub, perRequest), accepted).then(({ status, retryAfter }) => {
        if (status === 429) refused += 1
        if (status === 429 && !(Number(retryAfter) >= 1)) withoutMoment += 1
      })
      under.push(answered)
    }
    await Promise.all(under)
  })
  await hub.close()
  const lost = await lostOf(folder, accepted)
  return [
    {
      id: 'EP5',
      what: `${atOnce} signals at once → all answered, on disk, ${size}`,
      unit: 'ms',
      figure: median(bursts),
      floor: null,
      goal: { of: 'figure', bound: 'atMost', limit: 2000 },
      runs: rounds
    },
    {
      id: 'EP5',
      what: `the hub’s processor time for that (the last time, an edit each 100 ms included), ${size}`,
      unit: 'ms',
      figure: burst.processor,
      floor: null,
      goal: null,
      runs: 1
    },
    ...edits('nothing else to do', quiet, null),
    ...edits(`${atOnce} signals at once (the last time)`, burst, quiet),
    ...edits(`${perSecond} a second for ${seconds} s`, steady, quiet),
    {
      id: 'EP6',
      what: `of ${accepted.size} accepted, lost or refused without a moment to come again (${refused} requests got 429), ${size}`,
      unit: 'signals',
      figure: lost + withoutMoment,
      floor: null,
      goal: { of: 'figure', bound: 'atMost', limit: 0 },
      runs: 1
    }
  ]

  /** Beside those with nothing else to do, where there are such. */
  function edits(meanwhile: string, measured: Measured, idle: Measured | null): Figure[] {
    const figure = (what: string, of: 'p50' | 'p99' | 'longestPause' | 'longestCollection', limit: number): Figure => ({
      id: 'EP17',
      what: `${what}, ${meanwhile}, ${size}`,
      unit: 'ms',
      figure: measured[of],
      floor: idle === null ? null : { what: 'with nothing else to do', value: idle[of] },
      goal: idle === null ? null : { of: 'figure', bound: 'atMost', limit },
      runs: measured.edits
    })
    return [
      figure('an edit in a window → its forecast there, and told that it is on disk, p50', 'p50', 50),
      figure('the same, p99', 'p99', responsive),
      figure('the hub’s longest pause', 'longestPause', responsive),
      figure('the longest collection of garbage', 'longestCollection', responsive)
    ]
  }
}

type Measured = Extract<HubWord, { readonly type: 'measured' }>

type BenchHub = {
  readonly endpoint: Endpoint
  readonly keyPrefix: string
  readonly tasks: number
  readonly order: (order: HubOrder) => void
  readonly next: () => Promise<HubWord>
  readonly close: () => Promise<void>
}

async function openHub(folder: string, tasks: number): Promise<BenchHub> {
  const child = fork(worker, [folder, String(tasks)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const word = await nextWord(child)
  const endpoint = await readEndpoint(join(folder, 'signals'), nodeFileSystem)
  if (word.type !== 'open' || endpoint === null) throw new Error('The hub did not open.')
  const order = (given: HubOrder): void => void child.send(given)
  return {
    endpoint,
    keyPrefix: word.keyPrefix,
    tasks: word.tasks,
    order,
    next: () => nextWord(child),
    close: async () => {
      const gone = new Promise((resolve) => void child.once('exit', resolve))
      order({ type: 'close' })
      await gone
    }
  }
}

function nextWord(child: ChildProcess): Promise<HubWord> {
  return new Promise((resolve, reject) => {
    child.once('message', (word) => resolve(word as HubWord))
    child.once('exit', () => reject(new Error('The hub ended.')))
  })
}

async function watched(hub: BenchHub, work: () => Promise<unknown>): Promise<Measured> {
  hub.order({ type: 'watch' })
  await work()
  const told = hub.next()
  hub.order({ type: 'report' })
  const word = await told
  if (word.type !== 'measured') throw new Error('The hub measured nothing.')
  return word
}

type Batch = { readonly ids: readonly string[]; readonly body: string }

/** Progress of one task after another, as CI would tell it. */
function batch({ keyPrefix, tasks }: BenchHub, count: number): Batch {
  const events = Array.from({ length: count }, () => {
    sent += 1
    return {
      specversion: '1.0',
      id: `e${sent}`,
      source: '/bench',
      type: 'task.progress',
      subject: `${keyPrefix}-${1 + (sent % tasks)}`,
      time: new Date(clock.milliseconds() - 1000).toISOString(),
      data: { fraction: (sent % 100) / 100 }
    }
  })
  return { ids: events.map(({ id }) => id), body: JSON.stringify(events) }
}

function send(
  { endpoint }: BenchHub,
  { ids, body }: Batch,
  accepted: Set<string>
): Promise<{ readonly status: number; readonly retryAfter: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${endpoint.token}`,
      'Content-Type': 'application/cloudevents-batch+json',
      'Content-Length': Buffer.byteLength(body)
    }
    const asked = request(
      { host: '127.0.0.1', port: endpoint.port, path: signalsPath, method: 'POST', headers, agent },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 202) for (const id of ids) accepted.add(id)
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
        })
      }
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** How many of the accepted events the log does not have. */
async function lostOf(folder: string, accepted: ReadonlySet<string>): Promise<number> {
  const read = await readBoards(join(folder, 'boards'), clock)
  if (!read.ok) throw new Error(read.failure.message)
  const kept = new Set(read.value.flatMap(({ graph }) => [...graph.signals.values()].map(({ event }) => event)))
  return [...accepted].filter((id) => !kept.has(id)).length
}

/** Whose key it is, right after an edit: each signal of a stream asks so. */
function keysOf(count: number): Figure {
  const { board } = emptyGraph('bench' as BoardId)
  const all = Array.from({ length: count }, (_, index) =>
    defaultTask({ id: `task-${index}` as TaskId, title: 'A task', number: index + 1 })
  )
  const entries = all.map((task) => [task.id, task] as const)
  let tasks = RevisedMap.of(entries)
  taskKeys({ board, tasks }).find('SLIP-1')
  const [afresh, carried]: [number[], number[]] = [[], []]
  for (let edit = 0; edit < 30; edit += 1) {
    const task = all[edit * 7]
    if (task === undefined) continue
    tasks = tasks.revise(new Map([[task.id, { ...task, title: `An edit ${edit}` }]]))
    const other = RevisedMap.of(entries)
    carried.push(timed(() => taskKeys({ board, tasks }).find('SLIP-7')))
    afresh.push(timed(() => taskKeys({ board, tasks: other }).find('SLIP-7')))
  }
  return {
    id: 'KEY4',
    what: `an edit, then whom a key means, ${count.toLocaleString('en')} tasks`,
    unit: 'ms',
    figure: median(carried),
    floor: { what: 'all keys read afresh', value: median(afresh) },
    goal: { of: 'ratio', bound: 'atMost', limit: 0.1 },
    runs: carried.length
  }
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
