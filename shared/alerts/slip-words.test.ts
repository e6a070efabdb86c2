import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import type { DependencyId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import { compareSchedules } from '../schedule/compare-schedules.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { randomEdit } from '../schedule/random-edits.test-support.ts'
import { randomGraph, seededRandom } from '../schedule/random-graph.test-support.ts'
import type { Slip } from '../schedule/slip.ts'

import type { SlipWords } from './alert.ts'
import type { Moment } from './moment.ts'
import { slipWords } from './slip-words.ts'
import { storyOf } from './story.test-support.ts'

/** Monday 2026-11-16 10:00 UTC. */
const now = toInstant(Date.UTC(2026, 10, 16, 10) / 60_000)
const [ana, ben] = ['ana', 'ben'] as [PersonId, PersonId]
const task = (id: string): TaskId => id as TaskId

const create = (id: string, title: string, owner: PersonId): Intent => ({
  type: 'createTask',
  task: { id: task(id), title, owner, estimate: 480 as never }
})
const follow = (from: string, to: string): Intent => ({
  type: 'addDependency',
  dependency: { id: `${from}-${to}` as DependencyId, predecessor: task(from), successor: task(to) }
})
const promise = (id: string, days: number): Intent => ({
  type: 'editTask',
  task: task(id),
  change: { promise: { date: toInstant(now + days * 1440), to: 'Acme', clientFacing: true, costOfDelay: null } }
})
const lengthen = (id: string, minutes: number): Intent => ({
  type: 'editTask',
  task: task(id),
  change: { estimate: minutes as never }
})

function wordsOf(plan: readonly Intent[], ...change: readonly Intent[]): ReadonlyMap<TaskId, SlipWords> {
  const [before, after] = storyOf([plan, change], now).map((graph): Moment => ({
    graph,
    schedule: computeSchedule(graph, now)
  }))
  if (before === undefined || after === undefined) throw new Error('two moments')
  return slipWords(slipBetween(before, after), after, ben)
}

function slipBetween(before: Moment, after: Moment): Slip {
  return compareSchedules(after.graph, before.schedule, after.schedule, { kind: 'clock' })
}

/** Design (Ana), then eight builds and a launch of Ben's. */
const chain: readonly Intent[] = [
  { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } },
  { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 1, calendar: null } },
  create('design', 'Design', ana),
  ...Array.from({ length: 8 }, (_, index) => create(`b${index}`, `Build ${index}`, ben)),
  create('launch', 'Launch', ben),
  ...Array.from({ length: 8 }, (_, index) => [follow('design', `b${index}`), follow(`b${index}`, 'launch')]).flat()
]

it('[AL17] one slip that moves nine of my tasks names what slipped, how many it moves, and what it breaks', () => {
  const words = wordsOf([...chain, promise('launch', 3)], lengthen('design', 1440))
  const [said] = words.values()
  expect([[...words.keys()], said?.title, said?.moves, said?.breaks]).toEqual([
    ['launch'],
    'Design slipped 2 days',
    '9 of your tasks move',
    'Launch'
  ])
})

it('[AL17] what one slip broke has one id, what another one broke has another', () => {
  const plan = [...chain, create('docs', 'Docs', ben), promise('launch', 3), promise('b3', 2), promise('docs', 1)]
  const words = wordsOf(plan, lengthen('design', 1440), lengthen('docs', 960))
  const told = ['b3', 'docs', 'launch'].map((id) => words.get(task(id)))
  expect(told.map((said) => said?.title)).toEqual([
    'Design slipped 2 days',
    'Docs slipped 1 day',
    'Design slipped 2 days'
  ])
  expect(told.map((said) => said?.moves)).toEqual([
    '9 of your tasks move',
    '1 of your tasks moves',
    '9 of your tasks move'
  ])
  expect(told[0]?.id).toBe(told[2]?.id)
  expect(told[1]?.id).not.toBe(told[0]?.id)
})

it('[AL17] a summary’s promise is broken by what its last child was pushed by', () => {
  const release: Intent = {
    type: 'createTask',
    task: { id: task('release'), title: 'Release', kind: 'summary', owner: ben }
  }
  const under: Intent = { type: 'editTask', task: task('launch'), change: { parent: task('release') } }
  const words = wordsOf([...chain, release, under, promise('release', 3)], lengthen('design', 1440))
  expect([...words].map(([id, { title, breaks }]) => [id, title, breaks])).toEqual([
    ['release', 'Design slipped 2 days', 'Release']
  ])
})

it('[AL17] a promise whose own date was moved names no slip', () => {
  expect(wordsOf(chain, promise('launch', 1))).toEqual(new Map())
})

it('[AL17] whatever slips, only broken promises of mine have words, and those of one id are alike but for the promise', () => {
  fc.assert(
    fc.property(fc.nat(10_000), (seed) => {
      const random = seededRandom(seed)
      const first = randomGraph(seed, 30)
      let second = first
      for (let step = 0; step < 4; step += 1) second = randomEdit(second, random, step)
      const [before, after] = [first, second].map((graph): Moment => ({ graph, schedule: computeSchedule(graph, now) }))
      if (before === undefined || after === undefined) throw new Error('two moments')
      const slip = slipBetween(before, after)
      for (const me of second.people.keys()) {
        const ids = new Map<string, string>()
        for (const [broken, { id, title, moves }] of slipWords(slip, after, me)) {
          expect([slip.brokenPromises.includes(broken), second.tasks.get(broken)?.owner]).toEqual([true, me])
          expect(ids.get(id) ?? `${title} ${moves}`).toBe(`${title} ${moves}`)
          ids.set(id, `${title} ${moves}`)
        }
      }
    }),
    { numRuns: 60 }
  )
})
