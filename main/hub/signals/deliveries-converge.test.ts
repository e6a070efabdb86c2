import { describe, expect, test } from 'vitest'

import type { Intent } from '../../../shared/intents/intent.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, IntentId, TaskId } from '../../../shared/model/ids.ts'
import { toWorkingMinutes } from '../../../shared/model/instant.ts'
import { seededRandom } from '../../../shared/schedule/random-graph.test-support.ts'
import { readCloudEvent } from '../../../shared/signals/read-cloud-event.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import { boardOf, testDevices, testTime } from '../board/devices.testing.ts'
import type { OpenBoards } from '../board/open-boards.ts'
import { fixedClock } from '../clock.ts'

import { createSignalIntake } from './signal-intake.ts'

/** Seeded lives; `npm run lives` asks for many more. */
const lives = Math.min(100, Number(process.env['CONVERGENCE_RUNS'] ?? 4))
/** Deliveries of the one long life; `npm run lives` asks for ten thousand. */
const deliveries = Number(process.env['DELIVERIES'] ?? 600)

const tasks = 12
const machines = ['a', 'b'] as const
type Machine = (typeof machines)[number]

const devices = testDevices()

type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** Facts of tasks, dependencies that close no loop and are each told of once, questions, and what waits for a yes; some of one moment. */
function eventsOf(random: Random, count: number): readonly Result<CloudEvent, string>[] {
  const pairs = shuffled(random, allPairs())
  return Array.from({ length: count }, (_, index) => {
    const [subject, told] = oneFact(random, pairs)
    return readCloudEvent({
      specversion: '1.0',
      id: `e${index}`,
      source: '/ci',
      subject: `LAB-${subject}`,
      time: new Date(testTime - 60_000 * below(random, 400)).toISOString(),
      ...told
    })
  })
}

function oneFact(random: Random, pairs: [number, number][]): readonly [number, object] {
  const subject = 1 + below(random, tasks)
  const date = new Date(testTime + 86_400_000 * below(random, 9)).toISOString()
  const facts = [
    { type: 'task.started' },
    { type: 'task.finished' },
    { type: 'task.reopened' },
    { type: 'task.progress', data: { fraction: below(random, 11) / 10 } },
    { type: 'task.estimate-changed', data: { minutes: 60 * (1 + below(random, 20)) } },
    { type: 'task.not-before-changed', data: { date } },
    { type: 'promise.moved', data: { date } },
    { type: 'question.asked', data: { asks: 'Ana', text: `Which one? ${below(random, 3)}` } },
    { type: 'ci.build.passed', data: { run: below(random, 5) } }
  ]
  const pair = random() < 0.05 ? pairs.pop() : undefined
  if (pair !== undefined) return [pair[1], { type: 'dependency.added', data: { predecessor: `LAB-${pair[0]}` } }]
  return [subject, facts[below(random, facts.length)] ?? {}]
}

function allPairs(): [number, number][] {
  const numbers = Array.from({ length: tasks }, (_, index) => index + 1)
  return numbers.flatMap((one) => numbers.filter((other) => other > one).map((other): [number, number] => [one, other]))
}

function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = [...items]
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = below(random, index + 1)
    const [one, two] = [result[index], result[other]]
    if (one === undefined || two === undefined) continue
    result[index] = two
    result[other] = one
  }
  return result
}

/** What a person sees of a board. */
function visible(boards: OpenBoards, id: BoardId): unknown {
  const { tasks: all, dependencies, comments, signals } = boardOf(boards, id).graph()
  return [all, dependencies, comments, signals].map((things) => new Map<string, unknown>(things))
}

function act(boards: OpenBoards, id: BoardId, intent: Intent, name: string, at: number): void {
  const done = boardOf(boards, id).act(intent, 'Test', { id: name as IntentId, by: null, at }, true)
  if (!done.ok) throw new Error(done.failure.message)
}

function timeOf(event: Result<CloudEvent, string>): number {
  return event.ok ? (event.value.time ?? 0) : 0
}

function digestOf(boards: OpenBoards, id: BoardId): string {
  const digest = boardOf(boards, id).exchange.digest()
  return digest === null ? 'not on disk yet' : Buffer.from(digest.value).toString('hex')
}

async function take(boards: OpenBoards, events: readonly Result<CloudEvent, string>[]): Promise<void> {
  const taken = await createSignalIntake(boards.all, fixedClock(testTime)).take(events)
  if (!taken.ok) throw new Error(taken.failure)
  const ignored = taken.value.filter(({ result }) => result === 'ignored')
  expect(ignored).toEqual([])
}

/** One life of two machines: each event comes at least once, half of what comes is a duplicate, in any order, over restarts. */
async function live(seed: number, count: number): Promise<void> {
  const random = seededRandom(seed)
  const first = await devices.start('a')
  const { id } = (await first.create('Lab', false)).board
  act(first, id, { type: 'editBoard', change: { keyPrefix: 'LAB' } }, `${seed}-prefix`, testTime - 9e7)
  act(
    first,
    id,
    { type: 'addPerson', person: { id: 'ana' as never, name: 'Ana', hue: 0, calendar: null } },
    `${seed}-ana`,
    testTime - 9e7
  )
  for (let number = 1; number <= tasks; number += 1)
    act(
      first,
      id,
      { type: 'createTask', task: { id: `t${number}` as TaskId, title: `Task ${number}` } },
      `${seed}-t${number}`,
      testTime - 9e7 + number
    )
  // What a person decided counts among the signals by its time.
  for (let number = 1; number <= tasks; number += 2) {
    const change = { estimate: toWorkingMinutes(30 * (1 + below(random, 9))) }
    const edit: Intent = { type: 'editTask', task: `t${number}` as TaskId, change }
    act(first, id, edit, `${seed}-edit-${number}`, testTime - 60_000 * below(random, 400))
  }
  const open = new Map<Machine, OpenBoards>([
    ['a', first],
    ['b', await devices.start('b')]
  ])
  const on = (machine: Machine): OpenBoards => {
    const boards = open.get(machine)
    if (boards === undefined) throw new Error('It is closed.')
    return boards
  }
  const meet = (): Promise<void> => devices.meet(on('a'), on('b'), id)
  await meet()
  const alone = await devices.start('alone')
  await devices.meet(on('a'), alone, id)

  const events = eventsOf(random, Math.ceil(count / 2))
  const line = shuffled(random, [...events, ...events])
  for (let from = 0; from < line.length;) {
    const size = 1 + below(random, 64)
    const machine = machines[below(random, machines.length)] ?? 'a'
    await take(on(machine), line.slice(from, from + size))
    from += size
    if (random() < 0.15) {
      await devices.close(on(machine))
      open.set(machine, await devices.start(machine))
    }
    if (random() < 0.05) await meet()
  }
  await meet()

  const inOrder = events.toSorted((one, other) => timeOf(one) - timeOf(other))
  for (const event of inOrder) await take(alone, [event])
  for (const machine of machines) expect(visible(on(machine), id)).toEqual(visible(alone, id))
  expect(digestOf(on('a'), id)).toEqual(digestOf(on('b'), id))
  for (const boards of [...open.values(), alone]) await devices.close(boards)
}

describe('deliveries', () => {
  test.each(Array.from({ length: lives }, (_, index) => index + 1))(
    '[SG1] [SG3] half of them duplicates, in any order, over restarts, on two machines: life %i',
    async (seed) => {
      await live(seed, 120)
      expect(devices.problems()).toEqual([])
    }
  )

  test(`[SG1] [SG3] ${deliveries} of them`, async () => {
    await live(4711, deliveries)
    expect(devices.problems()).toEqual([])
  })
})
