import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'

import { defaultBoard } from '../model/default-board.ts'
import { defaultTask } from '../model/default-task.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, PersonId, TaskId } from '../model/ids.ts'
import { instantFromMilliseconds, toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CommitContext } from './commit-context.ts'
import type { Intent, NewTask } from './intent.ts'
import { planIntent } from './plan-intent.ts'
import { parseQuickAdd } from './quick-add.ts'
import type { QuickAdd, QuickAddContext } from './quick-add.ts'

function id<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

const zone = 'Europe/Berlin'
const local = (text: string): Instant =>
  instantFromMilliseconds(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds)

const tasks = ['Design', 'Design review', 'Review', 'Legal sign-off'].map((title, index) => {
  return defaultTask({ id: id<TaskId>(`task-${index}`), title, createdAt: toInstant(index) })
})
const people = ['Ana Lopez', 'Anatol', 'Ben', 'Zoë'].map((name, index) => ({
  id: id<PersonId>(`person-${index}`),
  name,
  hue: index,
  calendar: null,
  team: null,
  logins: []
}))
const graph: WorkGraph = {
  id: id('board'),
  board: defaultBoard,
  tasks: new Map(tasks.map((one) => [one.id, one])),
  dependencies: new Map(),
  handoffs: new Map(),
  approvals: new Map(),
  comments: new Map(),
  people: new Map(people.map((person) => [person.id, person])),
  calendars: new Map(),
  slips: new Map(),
  signals: new Map(),
  verdicts: new Map(),
  baselines: new Map(),
  baselineParts: new Map(),
  worklog: new Map(),
  nudges: new Map(),
  decisions: new Map(),
  views: new Map()
}

function contextOf(): QuickAddContext {
  let count = 0
  return {
    graph,
    // A Wednesday.
    now: local('2026-11-18T14:30'),
    timeZone: zone,
    newId: () => {
      count += 1
      return `new-${count}`
    },
    defaultOwner: id('person-2')
  }
}

const read = (text: string): QuickAdd => parseQuickAdd(text, contextOf())

function intents(intent: Intent | null): readonly Intent[] {
  return intent === null ? [] : intent.type === 'together' ? intent.intents : [intent]
}

function task(text: string): NewTask | undefined {
  return intents(read(text).intent).flatMap((intent) => (intent.type === 'createTask' ? [intent.task] : []))[0]
}

function predecessors(text: string): readonly string[] {
  return intents(read(text).intent).flatMap((intent) =>
    intent.type === 'addDependency' ? [intent.dependency.predecessor] : []
  )
}

describe('parseQuickAdd', () => {
  test('reads the line of the product page', () => {
    const text = 'Build API after Design 3d @ana !promise Fri'
    const added = read(text)
    expect(added.problem).toBeNull()
    expect(added.intent).toEqual({
      type: 'together',
      label: 'Add “Build API”',
      intents: [
        {
          type: 'createTask',
          task: {
            id: 'new-1',
            title: 'Build API',
            owner: 'person-0',
            estimate: 1440,
            promise: { date: local('2026-11-20T17:00'), to: '', clientFacing: false, costOfDelay: null }
          }
        },
        { type: 'addDependency', dependency: { id: 'new-2', predecessor: 'task-0', successor: 'new-1' } }
      ]
    })
    expect(added.parts.map(({ kind, from, to, label }) => [kind, text.slice(from, to), label])).toEqual([
      ['after', 'after Design', 'Design'],
      ['estimate', '3d', '3d'],
      ['owner', '@ana', 'Ana Lopez'],
      ['promise', '!promise Fri', '2026-11-20']
    ])
  })

  test('owners: the beginning of a name or of a word of it, whatever the case; an unknown one is made; nobody named is the default', () => {
    expect(['x @ANA', 'x @anatol', 'x @lop', 'x @Ana_Lopez', 'x @zoë', 'x'].map((text) => task(text)?.owner)).toEqual([
      'person-0',
      'person-1',
      'person-0',
      'person-0',
      'person-3',
      'person-2'
    ])
    expect(read('Call @Mia').intent).toEqual({
      type: 'together',
      label: 'Add “Call”',
      intents: [
        { type: 'addPerson', person: { id: 'new-2', name: 'Mia', hue: 4, calendar: null } },
        { type: 'createTask', task: { id: 'new-1', title: 'Call', owner: 'new-2' } }
      ]
    })
    expect(task('Mail bob@example.org about @ 5')).toMatchObject({
      title: 'Mail bob@example.org about @ 5',
      owner: 'person-2'
    })
  })

  test('durations: minutes, hours, days and weeks in the board’s working time; the first counts', () => {
    expect(['x 30m', 'x 4h', 'x 1.5d', 'x 2W', 'x 0d'].map((text) => task(text)?.estimate)).toEqual([
      30, 240, 720, 4800, 0
    ])
    expect(task('Cook 3d or 4d')).toMatchObject({ title: 'Cook or 4d', estimate: 1440 })
    expect(task('Buy 3dollars')).toMatchObject({ title: 'Buy 3dollars' })
  })

  test('after: the longest title, one or several, a beginning where only one begins so; else it is part of the title', () => {
    expect(predecessors('Build after design review')).toEqual(['task-1'])
    expect(predecessors('Build after Design, Review')).toEqual(['task-0', 'task-2'])
    expect(predecessors('Build after Legal 2d')).toEqual(['task-3'])
    expect(predecessors('after Design Build')).toEqual(['task-0'])
    expect(task('after Design Build')?.title).toBe('Build')
    expect(task('Clean up after lunch')).toMatchObject({ title: 'Clean up after lunch' })
    expect(task('Think it over after')?.title).toBe('Think it over after')
    expect(task('x after Design, lunch')?.title).toBe('x lunch')
  })

  test('promises: a date in many ways, to somebody outside', () => {
    const date = (text: string): Instant | undefined => task(`x !promise ${text}`)?.promise?.date
    expect(
      [
        'today',
        'tomorrow',
        'wed',
        'Tuesday',
        '14 May',
        'May 14',
        '1 dec 2027',
        '2026-12-01',
        'in 3 days',
        'in 2w',
        '18 November',
        '17 Nov'
      ].map(date)
    ).toEqual(
      [
        '11-18',
        '11-19',
        '11-18',
        '11-24',
        '2027-05-14',
        '2027-05-14',
        '2027-12-01',
        '12-01',
        '11-21',
        '12-02',
        '11-18',
        '2027-11-17'
      ].map((day) => local(`${day.length === 5 ? `2026-${day}` : day}T17:00`))
    )
    expect(task('Ship !by fri to Acme Corp 2d')).toMatchObject({
      title: 'Ship',
      estimate: 960,
      promise: { to: 'Acme Corp', clientFacing: true }
    })
    expect(task('x !promise 29 Feb')?.promise?.date).toBe(local('2028-02-29T17:00'))
  })

  test('a promise without a date is said, and nothing of it is lost', () => {
    for (const text of ['Ship !promise', 'Ship !promise soon', 'Ship !promise 31 June', 'Ship !promise 2026-02-30']) {
      const added = read(text)
      expect(added.problem).toMatch(/needs a date/)
      expect(task(text)).toMatchObject({ title: text })
      expect(task(text)?.promise).toBeUndefined()
    }
  })

  test('milestones have no duration; !from is the earliest start', () => {
    expect(task('Launch !milestone 3d')).toEqual({ id: 'new-1', title: 'Launch', owner: 'person-2', kind: 'milestone' })
    expect(task('x !from mon')?.constraint).toEqual({ type: 'startNoEarlierThan', date: local('2026-11-23T09:00') })
  })

  test('days begin and end by the board’s calendar', () => {
    const day = [
      { from: 480, to: 720 },
      { from: 780, to: 1440 }
    ]
    const calendar = {
      id: id<never>('late'),
      name: 'Late',
      timeZone: zone,
      week: [day, day, day, day, day, [], []],
      exceptions: []
    }
    const late = {
      ...contextOf(),
      graph: {
        ...graph,
        board: { ...defaultBoard, calendar: calendar.id },
        calendars: new Map([[calendar.id, calendar]])
      }
    }
    const added = parseQuickAdd('x !promise fri !from mon', late)
    expect(intents(added.intent)[0]).toMatchObject({
      task: { promise: { date: local('2026-11-21T00:00') }, constraint: { date: local('2026-11-23T08:00') } }
    })
  })

  test('nothing to do is said, and nothing said is nothing', () => {
    expect(read('  ')).toEqual({ intent: null, parts: [], problem: null })
    expect(read('3d @ana')).toMatchObject({ intent: null, problem: 'Say what is to be done.' })
    expect(read('x'.repeat(3000))).toEqual({ intent: null, parts: [], problem: 'This title is too long.' })
  })

  const pieces = fc.constantFrom(
    'after',
    'Design',
    'Design,',
    'review',
    '@ana',
    '@new',
    '@',
    '3d',
    '!promise',
    '!by',
    '!from',
    '!milestone',
    'Fri',
    'in',
    '3',
    'days',
    'to',
    'Acme',
    '14',
    'May',
    'plain',
    'wörds',
    '!',
    ','
  )
  const lines = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.string(),
    fc.string({ unit: 'binary' })
  )

  test('never throws, loses no word, and what it makes can be committed', () => {
    const commit: CommitContext = { id: id('intent'), by: null, at: 1_793_869_200_000 }
    fc.assert(
      fc.property(lines, (text) => {
        const added = read(text)
        let rest = ''
        let end = 0
        for (const part of added.parts) {
          expect(part.from).toBeGreaterThanOrEqual(end)
          expect(part.to).toBeGreaterThan(part.from)
          rest += ` ${text.slice(end, part.from)}`
          end = part.to
        }
        rest += ` ${text.slice(end)}`
        const words = rest.split(/\s+/).filter((word) => word !== '')
        const created = intents(added.intent).flatMap((intent) =>
          intent.type === 'createTask' ? [intent.task] : []
        )[0]
        if (created === undefined) {
          if (words.length > 0) expect(added.problem).not.toBeNull()
          return
        }
        expect(created.title).toBe(words.join(' '))
        if (added.intent !== null) expect(planIntent(graph, added.intent, commit).ok).toBe(true)
      }),
      { numRuns: 1500 }
    )
  })
})
