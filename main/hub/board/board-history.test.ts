import { expect, test } from 'vitest'

import type { Committed } from '../../../shared/document/commit-intent.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { DependencyId, IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { toWorkingMinutes } from '../../../shared/model/instant.ts'

import { boardOf, testDevices, testTime } from './devices.testing.ts'
import type { LiveBoard } from './live-board.ts'

const devices = testDevices()

const [ana, ben] = ['ana' as PersonId, 'ben' as PersonId]
const [api, site] = ['api' as TaskId, 'site' as TaskId]
const minute = 60_000
let deeds = 0

/** What one person does on a board, at minutes after the test's hour. */
function by(board: LiveBoard, person: PersonId | null): (at: number, intent: Intent) => Committed {
  return (at, intent) => {
    deeds += 1
    const context = { id: `deed-${deeds}` as IntentId, by: person, at: testTime + at * minute }
    const outcome = board.act(intent, intent.type, context, true)
    if (!outcome.ok) throw new Error(outcome.failure.message)
    return outcome.value
  }
}

const days = (count: number): Intent => ({
  type: 'editTask',
  task: api,
  change: { estimate: toWorkingMinutes(count * 480) }
})

const create = (id: TaskId, title: string): Intent => ({ type: 'createTask', task: { id, title } })

const at = (minutes: number): number => testTime + minutes * minute

/** Two devices that share a board with Ana, Ben and a task. */
async function twoDevices() {
  const [a, b] = [await devices.start('a', ana), await devices.start('b', ben)]
  const { board: here } = await a.create('Launch', false)
  const setUp = by(here, null)
  setUp(0, { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } })
  setUp(0, { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 1, calendar: null } })
  by(here, ana)(1, create(api, 'API'))
  await devices.meet(a, b, here.id)
  return { a, b, here, there: boardOf(b, here.id), meet: () => devices.meet(a, b, here.id) }
}

test('[HI1] [HI2] every value of a field is told with who and when, an undo as the deed of whoever undid', async () => {
  const { here } = await twoDevices()
  by(here, ana)(2, days(3))
  const longer = by(here, ben)(3, days(5))
  by(here, ana)(4, { type: 'revert', label: 'Undo', inverse: longer.inverse })
  by(here, ana)(5, { type: 'editTask', task: api, change: { rank: 'zz' } })
  const { entries, older } = await here.history(api, 0)
  const entry = { field: 'estimate', kind: 'edited', overwrittenUnseen: null }
  expect(older).toBe(0)
  expect(entries).toEqual([
    // The frame's own time is the hub's clock, which stands still here.
    { ...entry, at: at(3), by: ben, before: 1440, after: 2400 },
    { ...entry, at: at(2), by: ana, before: 480, after: 1440 },
    { ...entry, kind: 'created', at: at(1), by: ana, before: null, after: 480 },
    { ...entry, field: 'title', kind: 'created', at: at(1), by: ana, before: null, after: 'API' },
    { ...entry, kind: 'tookBack', at: testTime, by: ana, before: 2400, after: 1440 }
  ])
})

test('[HI2] of two decisions made at once both are told, alike on both devices, and which one won', async () => {
  const { here, there, meet } = await twoDevices()
  by(here, ana)(3, days(5))
  by(there, ben)(2, days(4))
  await meet()
  const [one, other] = [await here.history(api, 0), await there.history(api, 0)]
  expect(one).toEqual(other)
  const edited = one.entries.filter(({ kind }) => kind === 'edited')
  const inForce = here.graph().tasks.get(api)?.estimate
  const [winner, loser] = inForce === 2400 ? [ana, ben] : [ben, ana]
  expect(edited.map((entry) => [entry.by, entry.before, entry.overwrittenUnseen])).toEqual(
    expect.arrayContaining([
      [winner, 480, null],
      [loser, 480, { at: winner === ana ? at(3) : at(2), by: winner, value: inForce }]
    ])
  )
})

test('[HI2] what came since the last question is read on, and the log of a board in pages', async () => {
  const { here } = await twoDevices()
  expect((await here.history(api, 0)).entries).toHaveLength(1)
  for (let step = 2; step <= 60; step += 1) by(here, ana)(step, days(step))
  const first = await here.history(api, 0)
  const rest = await here.history(api, 50)
  expect([first.entries.length, first.older, rest.entries.length, rest.older]).toEqual([50, 11, 11, 0])
  expect(first.entries[0]).toMatchObject({ at: at(60), after: 60 * 480 })
  expect(await here.history(site, 0)).toEqual({ entries: [], older: 0 })
})

test('[UN1] [UN3] what a teammate has decided or built upon meanwhile outlives an undo on another device', async () => {
  const { here, there, meet } = await twoDevices()
  const mine = by(here, ana)(2, days(3))
  const made = by(here, ana)(2, create(site, 'Site'))
  await meet()
  by(there, ben)(3, days(5))
  by(there, ben)(3, { type: 'editTask', task: site, change: { title: 'Web site' } })
  await meet()
  const kept = [mine, made].map(({ inverse }) => by(here, ana)(4, { type: 'revert', label: 'Undo', inverse }).skipped)
  expect(kept.map((fields) => fields.map(({ field }) => field))).toEqual([['estimate'], ['deletedAt']])
  await meet()
  for (const board of [here, there]) {
    expect(board.graph().tasks.get(api)?.estimate).toBe(2400)
    expect(board.graph().tasks.get(site)?.title).toBe('Web site')
  }
})

test('[CY2] two links that close a loop only together are one deadlock on both devices, until one of them goes', async () => {
  const { here, there, meet } = await twoDevices()
  by(here, ana)(2, create(site, 'Site'))
  by(here, ana)(2, { type: 'editTask', task: api, change: { owner: ana } })
  by(here, ana)(2, { type: 'editTask', task: site, change: { owner: ben } })
  await meet()
  const [older, younger] = ['older' as DependencyId, 'younger' as DependencyId]
  by(here, ana)(3, { type: 'addDependency', dependency: { id: older, predecessor: api, successor: site } })
  by(there, ben)(4, { type: 'addDependency', dependency: { id: younger, predecessor: site, successor: api } })
  await meet()
  for (const board of [here, there]) {
    expect(board.schedule().deadlocks).toEqual([{ path: [site, api], setAside: [younger], owners: [ana, ben] }])
  }
  by(there, ben)(5, { type: 'removeDependency', dependency: older })
  await meet()
  for (const board of [here, there]) {
    expect(board.schedule().deadlocks).toEqual([])
    expect([...board.graph().dependencies.keys()]).toEqual([younger])
  }
})
