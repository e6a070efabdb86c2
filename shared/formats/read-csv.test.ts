import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import { millisecondsOf, toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { PersonId } from '../model/ids.ts'

import type { ImportContext } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { readCsv } from './read-csv.ts'

/** Monday 2026-11-16 10:00 in Berlin. */
const now = toInstant(Date.UTC(2026, 10, 16, 9) / 60_000)
const context: ImportContext = { now, timeZone: 'Europe/Berlin', boardIsEmpty: true, people: [], lastRank: null }

function read(text: string, change: Partial<ImportContext> = {}): ImportReading {
  let count = 0
  return readCsv(text, 'plan.csv', { ...context, ...change }, () => `id${(count += 1)}`)
}

function intentsOf(reading: ImportReading): readonly Intent[] {
  return reading.intent?.type === 'together' ? reading.intent.intents : []
}

function tasksOf(reading: ImportReading) {
  return intentsOf(reading).flatMap((intent) => (intent.type === 'createTask' ? [intent.task] : []))
}

/** Links as titles, so that a test reads like the file. */
function linksOf(reading: ImportReading): readonly string[] {
  const title = new Map(tasksOf(reading).map((task) => [task.id, task.title]))
  return intentsOf(reading).flatMap((intent) =>
    intent.type === 'addDependency'
      ? [`${title.get(intent.dependency.predecessor)} → ${title.get(intent.dependency.successor)}`]
      : []
  )
}

function iso(instant: Instant | null | undefined): string | null {
  return instant === null || instant === undefined ? null : new Date(millisecondsOf(instant)).toISOString().slice(0, 16)
}

describe('the shapes that people have', () => {
  it('[CSV2] Jira: seconds, repeated link columns, status category, an epic as parent', () => {
    const reading = read(
      [
        'Issue key,Summary,Issue Type,Status,Status Category,Assignee,Original estimate,Due Date,Created,Parent,Inward issue link (Blocks),Inward issue link (Blocks)',
        'PAY-1,Payments,Epic,Open,To Do,,,,14/May/26 9:00 AM,,,',
        'PAY-2,Contract,Story,Freigegeben,Done,Ana,28800,15/May/26 5:00 PM,14/May/26 9:00 AM,PAY-1,,',
        'PAY-3,Sandbox,Story,In Progress,In Progress,Ben,14400,,14/May/26 9:00 AM,PAY-1,PAY-2,',
        'PAY-4,Go live,Story,To Do,To Do,Ana,57600,,14/May/26 9:00 AM,PAY-1,PAY-2,PAY-3'
      ].join('\n')
    )
    expect(
      tasksOf(reading).map(({ title, kind, estimate, parent, sourceId }) => [title, kind, estimate, parent, sourceId])
    ).toEqual([
      ['Payments', 'summary', 480, null, 'PAY-1'],
      ['Contract', 'task', 480, 'id1', 'PAY-2'],
      ['Sandbox', 'task', 240, 'id1', 'PAY-3'],
      ['Go live', 'task', 960, 'id1', 'PAY-4']
    ])
    expect(linksOf(reading)).toEqual(['Contract → Sandbox', 'Contract → Go live', 'Sandbox → Go live'])
    expect({ people: reading.people, errors: reading.problems.filter(({ severity }) => severity === 'error') }).toEqual(
      {
        people: 2,
        errors: []
      }
    )
  })

  it('[CSV2] [CSV7] Asana: sections become summaries, names with commas are found whole', () => {
    const reading = read(
      [
        'Task ID,Created At,Completed At,Name,Section/Column,Assignee,Start Date,Due Date,Parent task,Blocked By (Dependencies)',
        '1,2026-05-01,2026-05-04,"Plan, then act",Design,Ana,,2026-05-05,,',
        '2,2026-05-01,,Draw,Design,Ana,2026-11-20,2026-11-27,,"Plan, then act"',
        '3,2026-05-01,,Print,Done,Ben,,,,"Draw,""Plan, then act"""'
      ].join('\n')
    )
    expect(tasksOf(reading).map(({ title, kind }) => [title, kind])).toEqual([
      ['Plan, then act', 'task'],
      ['Draw', 'task'],
      ['Print', 'task'],
      ['Design', 'summary']
    ])
    expect(linksOf(reading)).toContain('Plan, then act → Draw')
    const [plan, draw] = tasksOf(reading)
    expect([iso(plan?.actualFinish), iso(draw?.constraint?.date), iso(draw?.promise?.date)]).toEqual([
      '2026-05-04T15:00',
      '2026-11-20T08:00',
      '2026-11-27T16:00'
    ])
  })

  it('[CSV2] [CSV3] Linear: points are days, and that is said', () => {
    const reading = read(
      'ID,Team,Title,Description,Status,Estimate,Assignee,Created,Completed,Canceled,Due Date,Started\nENG-1,Eng,API,,In Progress,3,ana@x.dev,2026-11-02T10:00:00Z,,,,2026-11-12T09:00:00.000Z\nENG-2,Eng,Old,,Canceled,,,2026-11-02T10:00:00Z,,2026-11-03T10:00:00Z,,'
    )
    expect(
      tasksOf(reading).map(({ estimate, actualStart, cancelledAt }) => [estimate, iso(actualStart), iso(cancelledAt)])
    ).toEqual([
      [1440, '2026-11-12T09:00', null],
      [480, null, '2026-11-03T10:00']
    ])
    expect(reading.problems).toContainEqual({
      severity: 'warning',
      where: 'estimate',
      message: '1 estimates are points; each point is taken as a day.'
    })
  })

  it('[CSV2] [CSV5] Trello: lists are states, the first member owns the card', () => {
    const reading = read(
      'Card ID,Card Name,List Name,Members,Due Date\na1,Poster,Doing,"Ana, Ben",2026-11-20\na2,Venue,Done,Ben,2026-11-02'
    )
    expect(
      tasksOf(reading).map(({ title, actualStart, actualFinish }) => [title, iso(actualStart), iso(actualFinish)])
    ).toEqual([
      ['Poster', '2026-11-16T09:00', null],
      ['Venue', '2026-11-02T16:00', '2026-11-02T16:00']
    ])
    expect(intentsOf(reading).filter(({ type }) => type === 'addPerson')).toHaveLength(2)
  })

  it('[CSV10] who is new is of the team of their first row with one; who is on the board keeps theirs', () => {
    const ana = { id: 'ana' as PersonId, name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }
    const reading = read('Title,Owner,Team\nA,Ana,App\nB,Ben,\nC,Ben, Design \nD,Ben,App\nE,Mia,', { people: [ana] })
    expect(
      intentsOf(reading).flatMap((intent) =>
        intent.type === 'addPerson' ? [[intent.person.name, intent.person.team]] : []
      )
    ).toEqual([
      ['Ben', 'Design'],
      ['Mia', undefined]
    ])
  })

  it('[CSV1] a plain table with semicolons, a byte-order mark and line breaks in quotes', () => {
    const reading = read('\uFEFFTitle;Owner;Estimate;After\n"Two\nlines";Ana;2d 4h;\nNext;ana;30m;"Two\nlines"')
    expect(tasksOf(reading).map(({ title, estimate }) => [title, estimate])).toEqual([
      ['Two\nlines', 1200],
      ['Next', 30]
    ])
    expect([linksOf(reading), reading.people]).toEqual([['Two\nlines → Next'], 1])
  })
})

describe('what is odd is named, and nothing is half applied', () => {
  const problems = (text: string): readonly string[] =>
    read(text).problems.map(({ severity, where, message }) => `${severity} ${where}: ${message}`)

  it('[CSV1] rows without a title and ids given twice are errors', () => {
    const text = 'id,title\n1,A\n2,\n\n1,B'
    expect([problems(text), read(text).intent]).toEqual([
      ['error row 3: It has no title.', 'error row 5: The id 1 is that of row 2 already.'],
      null
    ])
  })

  it('[CSV1] [CSV2] empty files, binary files and files without titles are errors', () => {
    for (const text of ['', '\n\n', 'a,b\n1,2', 'title', '\u0000\u0001\u0002']) {
      expect([text, read(text).intent, problems(text)[0]?.startsWith('error')]).toEqual([text, null, true])
    }
  })

  it('[CSV7] unknown names, self-links and loops are left out with the row and the path', () => {
    expect(problems('id,title,after\n1,A,3\n2,B,"1,9"\n3,C,"2,3"')).toEqual([
      'warning row 3: blocked by: “9” is not in the file; the link is left out.',
      'warning row 4: A link would close a loop (C → A → B → C); it is left out.',
      'warning row 4: It depends on itself; that link is left out.'
    ])
  })

  it('[CSV7] parents that go round in a circle are cut', () => {
    const reading = read('id,title,parent\n1,A,2\n2,B,1')
    expect(reading.problems.map(({ where }) => where)).toEqual(['row 2'])
    expect(tasksOf(reading).map(({ parent }) => parent)).toEqual([null, 'id1'])
  })

  it('[CSV4] the column proves the order of day and month, and where nothing does it is said', () => {
    const due = (text: string) =>
      tasksOf(read(`title,due\n${text}`)).map(({ promise }) => iso(promise?.date)?.slice(0, 10))
    expect(due('A,05/06/2026\nB,25/06/2026')).toEqual(['2026-06-05', '2026-06-25'])
    expect(due('A,05/06/2026\nB,05/26/2026')).toEqual(['2026-05-06', '2026-05-26'])
    expect(problems('title,due\nA,05/06/2026')).toEqual([
      'warning due: Dates such as 05/06/2026 could be read both ways; the month is taken to come first.'
    ])
    expect(problems('title,due\nA,someday')).toEqual([
      'warning row 2: “someday” is no date that can be read (due); it is left out.'
    ])
  })

  it('a column called __proto__ is only a column, and formulas are only text', () => {
    const reading = read('title,__proto__\n=1+1,x')
    expect(tasksOf(reading).map(({ title }) => title)).toEqual(['=1+1'])
  })

  it('people on the board are not made again', () => {
    const ana = { id: 'ana' as PersonId, name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }
    const reading = read('title,owner\nA,ANA', { people: [ana] })
    expect([tasksOf(reading)[0]?.owner, reading.people]).toEqual(['ana', 0])
  })
})

it('never throws, and gives an intent exactly when there is no error', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('title', 'id', 'after', 'due', 'A', '1', '"', ',', '\n', '05/13/2026', '3d')
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const reading = read(rows.map((row) => row.join(',')).join('\n'))
      expect(reading.intent === null).toBe(reading.problems.some(({ severity }) => severity === 'error'))
    }),
    { numRuns: 500 }
  )
})
