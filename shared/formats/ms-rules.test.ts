import { describe, expect, test } from 'vitest'

import type { Calendar } from '../model/calendar.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { toInstant } from '../model/instant.ts'

import type { ImportContext } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { clock, contextOf, countIds, graphOf, projectXml, utc } from './read-plan.test-support.ts'
import { readMsProject } from './read-ms-project.ts'

const now = utc('2026-11-25T12:00')

function task(uid: number, fields = '', duration = 'PT8H0M0S'): string {
  const name = fields.includes('<Name>') ? '' : `<Name>T${uid}</Name>`
  const level = fields.includes('<OutlineLevel>') ? '' : '<OutlineLevel>1</OutlineLevel>'
  return `<Task><UID>${uid}</UID>${name}${level}<Duration>${duration}</Duration>${fields}</Task>`
}

function link(uid: number, type = 1, lag = 0, format = 7, more = ''): string {
  return `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>${type}</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat>${more}</PredecessorLink>`
}

function read(tasks: string, rest = '', given: Partial<ImportContext> = {}): ImportReading {
  return readMsProject(projectXml(tasks, rest), 'Plan', contextOf({ now, ...given }), countIds())
}

function bySource(graph: WorkGraph, uid: number): Task {
  const found = [...graph.tasks.values()].find(({ sourceId }) => sourceId === `${uid}`)
  if (!found) throw new Error(`no task ${uid}`)
  return found
}

const said = ({ problems }: ImportReading): readonly string[] =>
  problems.map(({ where, message }) => `${where}: ${message}`)

describe('tasks', () => {
  test('[MSP4] outline levels make parents; blank rows and the project’s own summary are no tasks', () => {
    const reading = read(
      `<Task><UID>0</UID><OutlineLevel>0</OutlineLevel><Name>All</Name></Task><Task><UID>9</UID><IsNull>1</IsNull></Task>${task(1)}${task(2, '<OutlineLevel>2</OutlineLevel>')}${task(3, '<OutlineLevel>4</OutlineLevel>')}${task(4)}`
    )
    const graph = graphOf(reading.intent)
    const titleOf = (uid: number): string | undefined =>
      graph.tasks.get(bySource(graph, uid).parent ?? bySource(graph, uid).id)?.title
    expect([1, 2, 3, 4].map(titleOf)).toEqual(['T1', 'T1', 'T2', 'T4'])
    expect([1, 2, 3, 4].map((uid) => bySource(graph, uid).kind)).toEqual(['summary', 'summary', 'task', 'task'])
    expect(reading.problems).toEqual([])
  })

  test('[MSP4] two tasks of one UID and a task without one are errors, and nothing is imported', () => {
    const reading = read(`${task(1)}${task(1, '<Name>Again</Name>')}<Task><Name>Lost</Name></Task>`)
    expect(reading.intent).toBe(null)
    expect(reading.tasks).toBe(0)
    expect(reading.problems.map(({ severity, where }) => [severity, where])).toEqual([
      ['error', 'Task UID 1 “Again”'],
      ['error', 'Task 3 of the file “Lost”']
    ])
  })

  test('[MSP4] names keep their entities and lose what no text may hold', () => {
    const graph = graphOf(read(task(1, '<Name>A &amp; B &#x2713; &amp;lt; &#xD800; &#0;!</Name>')).intent)
    expect(bySource(graph, 1).title).toBe('A & B ✓ &lt; \uFFFD  !')
  })

  test('[MSP5] the eight constraints, and a deadline as a promise to the plan', () => {
    const date = '<ConstraintDate>2026-12-01T08:00:00</ConstraintDate>'
    const tasks = [0, 1, 2, 3, 4, 5, 6, 7].map((code) =>
      task(code + 1, `<ConstraintType>${code}</ConstraintType>${date}`)
    )
    const graph = graphOf(read(`${tasks.join('')}${task(9, '<Deadline>2026-12-04T17:00:00</Deadline>')}`).intent)
    const at = utc('2026-12-01T08:00')
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((uid) => bySource(graph, uid).constraint)).toEqual([
      null,
      { type: 'asLateAsPossible', date: null },
      { type: 'mustStartOn', date: at },
      { type: 'mustFinishOn', date: at },
      { type: 'startNoEarlierThan', date: at },
      { type: 'startNoLaterThan', date: at },
      { type: 'finishNoEarlierThan', date: at },
      { type: 'finishNoLaterThan', date: at }
    ])
    const promise = { date: utc('2026-12-04T17:00'), to: 'the plan', clientFacing: false, costOfDelay: null }
    expect(bySource(graph, 9).promise).toEqual(promise)
  })

  test('[MSP5] a manual task keeps its date, an inactive one takes no part, a milestone with a duration is a task', () => {
    const start = '<Start>2026-12-01T08:00:00</Start>'
    const reading = read(
      `${task(1, `<Manual>1</Manual>${start}`)}${task(2, `<Active>0</Active>${start}`)}${task(3, '<Milestone>1</Milestone>')}${task(4, '<Milestone>1</Milestone>', 'PT0H0M0S')}`
    )
    const graph = graphOf(reading.intent)
    const fixed = { type: 'mustStartOn', date: utc('2026-12-01T08:00') }
    expect([bySource(graph, 1).manual, bySource(graph, 1).constraint]).toEqual([true, fixed])
    expect([bySource(graph, 2).inactive, bySource(graph, 2).constraint]).toEqual([true, fixed])
    expect([bySource(graph, 3).kind, bySource(graph, 4).kind]).toEqual(['task', 'milestone'])
    expect(said(reading)).toEqual(['Task UID 3 “T3”: Milestone: it has a duration, so it becomes a task.'])
  })

  test('[MSP2] what cannot be read is named by its element and left out', () => {
    const reading = read(task(7, '<Deadline>soon</Deadline><ConstraintType>NaN</ConstraintType>', '3 days'))
    expect(said(reading).toSorted()).toEqual([
      'Task UID 7 “T7”: ConstraintType: “NaN” cannot be read; it is left out.',
      'Task UID 7 “T7”: Deadline: “soon” cannot be read; it is left out.',
      'Task UID 7 “T7”: Duration: there is none; it takes a day.',
      'Task UID 7 “T7”: Duration: “3 days” cannot be read; it is left out.'
    ])
    expect(bySource(graphOf(reading.intent), 7).estimate).toBe(480)
  })
})

describe('links', () => {
  test('[MSP6] four types; lags in tenths of minutes, elapsed, and in percent of the predecessor', () => {
    const links = [
      link(1, 0),
      link(1, 1, 4800),
      link(1, 2, -600, 5),
      link(1, 3, 14_400, 8),
      link(1, 1, -50, 19),
      link(1, 1, 25, 20)
    ]
    const tasks = links.map((each, index) => task(index + 2, each))
    const reading = read(`${task(1, '', 'PT40H0M0S')}${tasks.join('')}`)
    expect(
      [...graphOf(reading.intent).dependencies.values()].map(({ type, lag }) => [type, lag.minutes, lag.unit])
    ).toEqual([
      ['finishToFinish', 0, 'working'],
      ['finishToStart', 480, 'working'],
      ['startToFinish', -60, 'working'],
      ['startToStart', 1440, 'elapsed'],
      ['finishToStart', -1200, 'working'],
      ['finishToStart', 600, 'elapsed']
    ])
    expect(said(reading)[0]).toBe(
      'Task UID 6 “T6”, PredecessorLink 1: LinkLag: -50% of “T1” becomes -20 hours, and does not follow its duration.'
    )
  })

  test('[MSP6] what cannot be followed is named and left out', () => {
    const reading = read(
      `${task(1, `${link(5)}${link(1)}${link(0)}`)}${task(2, `${link(1)}${link(1)}${link(1, 1, 0, 7, '<CrossProject>1</CrossProject>')}`)}`
    )
    expect(reading.dependencies).toBe(1)
    expect(said(reading)).toEqual([
      'Task UID 1 “T1”, PredecessorLink 1: PredecessorUID: the file has no task 5; the link is left out.',
      'Task UID 1 “T1”, PredecessorLink 2: The task depends on itself; the link is left out.',
      'Task UID 1 “T1”, PredecessorLink 3: It comes from the project as a whole, which is no task here; it is left out.',
      'Task UID 2 “T2”, PredecessorLink 2: The same link stands there twice; the first one counts.',
      'Task UID 2 “T2”, PredecessorLink 3: CrossProject: it comes from another file; it is left out.'
    ])
  })

  test('[MSP6] a loop is opened by leaving out a link of it, and named by its path', () => {
    const reading = read(`${task(1, link(3))}${task(2, link(1))}${task(3, link(2))}`)
    expect(reading.dependencies).toBe(2)
    expect(said(reading)).toEqual([
      'Task UID 1 “T1”, PredecessorLink 1: The link is part of a loop (“T1” → “T2” → “T3” → “T1”); it is left out.'
    ])
    expect(graphOf(reading.intent).dependencies.size).toBe(2)
  })

  test('[MSP6] a link between a summary and what is below it is such a loop', () => {
    const reading = read(`${task(1)}${task(2, `<OutlineLevel>2</OutlineLevel>${link(1)}`)}`)
    expect(reading.dependencies).toBe(0)
    expect(reading.problems).toHaveLength(1)
  })
})

describe('progress', () => {
  const actual = (name: string, text: string): string => `<${name}>${text}</${name}>`

  test('[MSP7] finished, begun, and complete without dates', () => {
    const start = actual('ActualStart', '2026-11-23T08:00:00')
    const reading = read(
      `${task(1, `${start}${actual('ActualFinish', '2026-11-24T17:00:00')}<PercentComplete>100</PercentComplete>`)}${task(2, `${start}<PercentComplete>25</PercentComplete><RemainingDuration>PT6H0M0S</RemainingDuration><Resume>2026-11-23T10:00:00</Resume>`)}${task(3, `<PercentComplete>100</PercentComplete><Start>2026-11-23T08:00:00</Start><Finish>2026-11-23T17:00:00</Finish>`)}${task(4, `${actual('ActualFinish', '2026-11-20T17:00:00')}${start}`)}`
    )
    const graph = graphOf(reading.intent)
    const dates = (uid: number): readonly string[] => {
      const { actualStart, actualFinish } = bySource(graph, uid)
      return [clock(actualStart ?? toInstant(0)), clock(actualFinish ?? toInstant(0))]
    }
    expect(dates(1)).toEqual(['2026-11-23T08:00', '2026-11-24T17:00'])
    expect(bySource(graph, 2).remaining).toEqual({ minutes: 360, at: utc('2026-11-23T10:00') })
    expect(dates(3)).toEqual(['2026-11-23T08:00', '2026-11-23T17:00'])
    expect(dates(4)).toEqual(['2026-11-20T17:00', '2026-11-20T17:00'])
    expect(said(reading)).toHaveLength(3)
  })

  test('[MSP7] actual dates in the future are kept and told', () => {
    const reading = read(task(1, '<ActualStart>2026-12-23T08:00:00</ActualStart>'))
    expect(said(reading)).toEqual(['Task UID 1 “T1”: ActualStart lies in the future; it counts from then on.'])
  })
})

describe('calendars and people', () => {
  const calendar = (uid: number, fields: string): string =>
    `<Calendar><UID>${uid}</UID><Name>C${uid}</Name>${fields}</Calendar>`
  const period = (from: string, to: string): string =>
    `<TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>`
  const used = (fields: string): Calendar => {
    const reading = read(task(1, '<CalendarUID>2</CalendarUID>'), `<Calendars>${calendar(2, fields)}</Calendars>`)
    const found = [...graphOf(reading.intent).calendars.values()].find(({ name }) => name === 'C2')
    if (!found) throw new Error(`calendar 2 was not imported: ${said(reading).join()}`)
    return found
  }
  const dates = (fields: string): readonly (readonly [string, string])[] =>
    used(`<Exceptions><Exception>${fields}<DayWorking>0</DayWorking></Exception></Exceptions>`).exceptions.map(
      ({ from, to }) => [from, to]
    )

  test('[MSP3] a working week: midnight ends a day, and days that are not named are the base’s', () => {
    const time = (from: string, to: string): string =>
      `<WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime>`
    const days = `<WeekDay><DayType>1</DayType><DayWorking>1</DayWorking><WorkingTimes>${time('23:00:00', '00:00:00')}${time('00:00:00', '03:00:00')}</WorkingTimes></WeekDay><WeekDay><DayType>2</DayType><DayWorking>0</DayWorking></WeekDay>`
    const { week } = used(`<BaseCalendarUID>1</BaseCalendarUID><WeekDays>${days}</WeekDays>`)
    expect(week[6]).toEqual([
      { from: 0, to: 180 },
      { from: 1380, to: 1440 }
    ])
    expect(week[0]).toEqual([])
    expect(week[1]).toEqual([
      { from: 480, to: 720 },
      { from: 780, to: 1020 }
    ])
    expect(week[5]).toEqual([])
  })

  test('[MSP3] exceptions: ranges, and the kinds of recurrence written out', () => {
    const year = period('2026-01-01', '2026-12-31')
    expect(dates(`<Type>1</Type>${period('2026-12-24', '2026-12-31')}`)).toEqual([['2026-12-24', '2026-12-31']])
    expect(dates(`<Type>2</Type><Month>4</Month><MonthDay>1</MonthDay>${period('2026-01-01', '2028-12-31')}`)).toEqual([
      ['2026-05-01', '2026-05-01'],
      ['2027-05-01', '2027-05-01'],
      ['2028-05-01', '2028-05-01']
    ])
    // The last Monday of May, and the first Friday of every fourth month.
    expect(
      dates(`<Type>3</Type><Month>4</Month><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>${year}`)
    ).toEqual([['2026-05-25', '2026-05-25']])
    expect(
      dates(`<Type>5</Type><Period>4</Period><MonthItem>8</MonthItem><MonthPosition>0</MonthPosition>${year}`)
    ).toEqual([
      ['2026-01-02', '2026-01-02'],
      ['2026-05-01', '2026-05-01'],
      ['2026-09-04', '2026-09-04']
    ])
    // Every second week on Thursday and Friday, three times.
    expect(
      dates(
        `<Type>6</Type><Period>2</Period><DaysOfWeek>48</DaysOfWeek><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>4</Occurrences>${year}`
      )
    ).toEqual([
      ['2026-01-01', '2026-01-02'],
      ['2026-01-15', '2026-01-16']
    ])
    expect(dates(`<Type>7</Type><Period>100</Period>${year}`)).toHaveLength(4)
  })

  test('[MSP3] work weeks come before exceptions, so that exceptions win', () => {
    const week = `<WorkWeeks><WorkWeek><Name>Summer</Name>${period('2026-07-06', '2026-07-19')}<WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks>`
    const own = `<Exceptions><Exception><Name>Fair</Name>${period('2026-07-10', '2026-07-10')}<DayWorking>1</DayWorking></Exception></Exceptions>`
    expect(used(`${week}${own}`).exceptions.map(({ name, from }) => [name, from])).toEqual([
      ['Summer', '2026-07-10'],
      ['Summer', '2026-07-17'],
      ['Fair', '2026-07-10']
    ])
  })

  test('[MSP3] base calendars in a circle and calendars that are missing are told', () => {
    const circle = `<Calendars>${calendar(2, '<BaseCalendarUID>3</BaseCalendarUID>')}${calendar(3, '<BaseCalendarUID>2</BaseCalendarUID>')}</Calendars>`
    const reading = read(`${task(1, '<CalendarUID>2</CalendarUID>')}${task(2, '<CalendarUID>7</CalendarUID>')}`, circle)
    expect(reading.problems.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(said(reading)).toContain('Task UID 2 “T2”: CalendarUID: the file has no calendar 7; the project’s is taken.')
    expect(graphOf(reading.intent).tasks.size).toBe(2)
  })

  test('[MSP3] a duration in elapsed time counts around the clock', () => {
    const graph = graphOf(read(task(1, '<DurationFormat>8</DurationFormat>', 'PT48H0M0S')).intent)
    const { calendar: own, estimate } = bySource(graph, 1)
    expect(estimate).toBe(2880)
    expect([...graph.calendars.values()].find(({ id }) => id === own)?.week[6]).toEqual([{ from: 0, to: 1440 }])
  })

  const team = `<Resources><Resource><UID>1</UID><Name>Ana</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Ben</Name><Type>1</Type></Resource><Resource><UID>3</UID><Name>Steel</Name><Type>0</Type></Resource></Resources>`
  const assigned = (...pairs: readonly (readonly [number, number])[]): string =>
    `<Assignments>${pairs.map(([to, who]) => `<Assignment><TaskUID>${to}</TaskUID><ResourceUID>${who}</ResourceUID></Assignment>`).join('')}</Assignments>`

  test('[MSP8] the first work resource owns a task, further ones are named, material is nobody', () => {
    const reading = read(`${task(1)}${task(2)}`, `${team}${assigned([1, 3], [1, 2], [1, 1], [2, -65_535])}`)
    const graph = graphOf(reading.intent)
    expect(
      [1, 2].map((uid) => graph.people.get(bySource(graph, uid).owner ?? (bySource(graph, uid).id as never))?.name)
    ).toEqual(['Ben', undefined])
    expect(said(reading)).toEqual([
      'Resources: Material, cost and budget resources are not people; 1 with assignments are left out.',
      'Task UID 1 “T1”: Assignments: Ben owns it; Ana cannot be kept as well.'
    ])
  })

  test('[MSP8] the group of a resource is the team of whoever is new', () => {
    const grouped = team.replace('<Name>Ana</Name>', '<Name>Ana</Name><Group> Design </Group>')
    const graph = graphOf(read(`${task(1)}${task(2)}`, `${grouped}${assigned([1, 1], [2, 2])}`).intent)
    expect([...graph.people.values()].map(({ name, team: of }) => [name, of])).toEqual([
      ['Ana', 'Design'],
      ['Ben', null]
    ])
  })

  test('[MSP8] a task of two people on different calendars counts whenever one of them works', () => {
    const day = (hours: string): string =>
      [1, 2, 3, 4, 5, 6, 7]
        .map(
          (each) =>
            `<WeekDay><DayType>${each}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>${hours}</WorkingTime></WorkingTimes></WeekDay>`
        )
        .join('')
    const shift = (uid: number, hours: string): string =>
      `<Calendar><UID>${uid}</UID><Name>C${uid}</Name><WeekDays>${day(hours)}</WeekDays></Calendar>`
    const resource = (uid: number): string =>
      `<Resource><UID>${uid}</UID><Name>P${uid}</Name><Type>1</Type><CalendarUID>${uid}</CalendarUID></Resource>`
    const early = shift(7, '<FromTime>06:00:00</FromTime><ToTime>14:00:00</ToTime>')
    const late = shift(8, '<FromTime>14:00:00</FromTime><ToTime>22:00:00</ToTime>')
    const assignments = [7, 8].map(
      (uid) => `<Assignment><UID>${uid}</UID><TaskUID>1</TaskUID><ResourceUID>${uid}</ResourceUID></Assignment>`
    )
    const graph = graphOf(
      read(
        task(1, '', 'PT16H0M0S'),
        `<Calendars>${early}${late}</Calendars><Resources>${resource(7)}${resource(8)}</Resources><Assignments>${assignments.join('')}</Assignments>`
      ).intent
    )
    const named = graph.calendars.get(bySource(graph, 1).calendar ?? ('' as never))
    expect([named?.name, named?.week[0]]).toEqual(['C8 or C7', [{ from: 360, to: 1320 }]])
  })

  test('[MSP5] promises bound late dates where a file has deadlines, and only there', () => {
    const deadline = '<Deadline>2026-11-24T17:00:00</Deadline>'
    expect(graphOf(read(task(1, deadline)).intent).board.promisesBoundLateDates).toBe(true)
    expect(graphOf(read(task(1)).intent).board.promisesBoundLateDates).toBe(false)
  })

  test('[MSP8] who is on the board already is the same person', () => {
    const [ana] = graphOf(read(task(1), `${team}${assigned([1, 1])}`).intent).people.values()
    if (!ana) throw new Error('Ana was not imported')
    const reading = read(task(1), `${team}${assigned([1, 1])}`, { people: [{ ...ana, name: 'ANA' }] })
    expect(reading.people).toBe(0)
    const types = reading.intent?.type === 'together' ? reading.intent.intents : []
    expect(types.find(({ type }) => type === 'createTask')).toMatchObject({ task: { owner: ana.id } })
  })
})
