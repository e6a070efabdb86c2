import type { Intent, NewTask } from '../intents/intent.ts'
import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type {
  AnyId,
  ApprovalId,
  CalendarId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  PersonId,
  TaskId
} from '../model/ids.ts'
import { rankBetween } from '../model/rank.ts'
import { millisecondsOf, toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'

/** One thing that was said on the sample board: when (Unix milliseconds) and by whom. */
export type Said = { readonly intent: Intent; readonly at: number; readonly by: PersonId | null }

/** A board that tells the story: what was said, in order, and who the newcomer is on it. */
export type SampleBoard = { readonly title: string; readonly said: readonly Said[]; readonly me: PersonId }

export type SampleContext = {
  readonly now: Instant
  /** IANA name of the zone that the team works in. */
  readonly timeZone: string
  /** A fresh id; a UUIDv7 in the app. */
  readonly newId: () => string
}

const day = 480

/**
 * A team of five a few weeks before a launch, dated from `now` so that it is true on any day: a payment task that
 * overran, a client-facing promise that its slip broke, a handoff nobody caught, an approval somebody sits on, a question
 * owed, a decision nobody followed up, texts that are nobody's, work that costs hours every week until it is done,
 * something waiting on purpose, and a task that is clear for the newcomer to start. Of the ledger's lines it has all but
 * what a merge makes (C) and what contradicts a person's own date (S). Facts lie before `now`.
 */
export function sampleBoard({ now, timeZone, newId }: SampleContext): SampleBoard {
  const fresh = <Id extends AnyId>(): Id => newId() as Id
  const calendar: Calendar = {
    ...defaultCalendar,
    id: fresh<CalendarId>(),
    name: 'Monday to Friday, 9 to 17',
    timeZone
  }
  const time = compileCalendar(calendar)
  const days = (count: number): WorkingMinutes => toWorkingMinutes(Math.round(count * day))
  /** A working moment so many working days before now: the beginning of what was done then. */
  const ago = (count: number): Instant => time.retreat(now, days(count))
  const ahead = (count: number): Instant => time.advance(now, days(count))

  const said: Said[] = []
  const say = (at: Instant, by: PersonId | null, intent: Intent): void =>
    void said.push({ intent, at: millisecondsOf(at), by })
  const person = (name: string, hue: number, team: string): PersonId => {
    const id = fresh<PersonId>()
    say(ago(13), null, { type: 'addPerson', person: { id, name, hue, calendar: null, team } })
    return id
  }

  say(ago(13), null, { type: 'addCalendar', calendar })
  say(ago(13), null, {
    type: 'editBoard',
    change: { title: 'Harbour: launch of mobile check-in', start: ago(13), calendar: calendar.id }
  })
  const ana = person('Ana Duarte', 0, 'Design')
  const mia = person('Mia Lindqvist', 1, 'Product')
  const ben = person('Ben Okafor', 2, 'App')
  const noor = person('Noor Haddad', 3, 'App')
  const lena = person('Lena Weiss', 4, 'Design')

  let lastRank: string | null = null
  const task = (title: string, owner: PersonId | null, facts: Partial<NewTask>): TaskId => {
    const id = fresh<TaskId>()
    lastRank = rankBetween(lastRank, null, 's')
    say(ago(13), ana, { type: 'createTask', task: { id, title, owner, rank: lastRank, ...facts } })
    return id
  }
  const link = (predecessor: TaskId, successor: TaskId): DependencyId => {
    const id = fresh<DependencyId>()
    say(ago(13), ana, { type: 'addDependency', dependency: { id, predecessor, successor } })
    return id
  }
  const did = (who: PersonId, id: TaskId, start: number, finish: number): void => {
    say(ago(start), who, { type: 'startTask', task: id, at: ago(start) })
    const end = time.previousWorking(ago(finish))
    say(end, who, { type: 'finishTask', task: id, at: end })
  }

  const design = task('Design and words', null, { kind: 'summary' })
  const interviews = task('Interview five pilot guests', ana, { parent: design, estimate: days(2) })
  const screens = task('Design the check-in screens', ana, { parent: design, estimate: days(5) })
  const texts = task('Write the help texts', lena, { parent: design, estimate: days(2) })
  const review = task('Legal review of the texts', mia, { parent: design, kind: 'approval' })
  const drawings = task('Illustrations for the empty screens', ana, { parent: design, estimate: days(2) })

  const build = task('Build', null, { kind: 'summary' })
  const sandbox = task('Set up the payment sandbox', ben, { parent: build, estimate: days(2) })
  const payments = task('Payment provider integration', noor, { parent: build, estimate: days(4) })
  const checkIn = task('Build the check-in screens', noor, { parent: build, estimate: days(5) })
  const receipts = task('Receipts by e-mail', ben, { parent: build, estimate: days(2) })
  const offline = task('Offline mode', ben, { parent: build, estimate: days(3) })
  const join = task('Connect check-in to payments', noor, { parent: build, estimate: days(2) })

  const launch = task('Launch', null, { kind: 'summary' })
  const loadTest = task('Plan the load test', ben, { parent: launch, estimate: days(1) })
  const testing = task('Test on ten phones', ben, { parent: launch, estimate: days(3) })
  const help = task('Help centre pages', lena, { parent: launch, estimate: days(2) })
  const press = task('Press kit', lena, { parent: launch, estimate: days(3) })
  const pilot = task('Pilot at Harbour Café', ana, {
    parent: launch,
    estimate: days(3),
    promise: { date: ahead(11), to: 'Harbour Café', clientFacing: true, costOfDelay: null }
  })
  const goLive = task('Go live', mia, {
    parent: launch,
    kind: 'milestone',
    promise: { date: ahead(30), to: 'the board of Harbour', clientFacing: false, costOfDelay: null }
  })
  const danish = task('Danish help texts', null, { parent: design, estimate: days(2) })

  link(interviews, screens)
  const handed = link(screens, checkIn)
  link(texts, review)
  link(texts, danish)
  link(screens, drawings)
  link(sandbox, payments)
  link(sandbox, receipts)
  link(checkIn, offline)
  link(checkIn, join)
  link(payments, join)
  link(offline, testing)
  link(join, testing)
  link(loadTest, testing)
  link(review, help)
  link(checkIn, help)
  link(testing, pilot)
  link(pilot, goLive)
  link(help, goLive)
  link(press, goLive)

  did(ana, interviews, 12, 10)
  did(ben, sandbox, 11, 9)
  did(lena, texts, 10, 8)
  did(ana, screens, 10, 3)
  // Estimated at four days, begun eight days ago, two still to go: the slip that everything else feels.
  say(ago(8), noor, { type: 'startTask', task: payments, at: ago(8) })
  say(ago(1), noor, { type: 'recordRemaining', task: payments, minutes: days(2), at: ago(1) })

  const request = fresh<ApprovalId>()
  say(ago(4), lena, { type: 'requestApproval', approval: { id: request, task: review, approver: mia }, at: ago(4) })

  const handoff = fresh<HandoffId>()
  const why = 'Guests gave up at the third step; these screens do it in two.'
  say(ago(2.5), ana, {
    type: 'offerHandoff',
    handoff: { id: handoff, dependency: handed, from: ana, to: noor, why },
    at: ago(2.5)
  })

  say(ago(5), mia, {
    type: 'recordDecision',
    decision: {
      id: fresh<DecisionId>(),
      text: 'The pilot takes cards only. The booking page has to say so before it begins.',
      task: payments,
      follower: lena,
      followUp: null
    },
    at: ago(5)
  })
  // Until they are sent by machine, Ben and Lena write them by hand on Fridays.
  say(ago(6), ben, {
    type: 'editTask',
    task: receipts,
    change: { drag: { hoursPerWeek: 1, people: 2, at: ago(6) } }
  })

  say(ago(4.5), lena, { type: 'startTask', task: press, at: ago(4.5) })
  say(ago(4), lena, {
    type: 'addComment',
    comment: {
      id: fresh<CommentId>(),
      task: press,
      text: 'May we name Harbour Café in the kit, or is that still a secret?',
      asks: mia
    },
    at: ago(4)
  })
  say(ago(1), ana, {
    type: 'waitOnPurpose',
    task: drawings,
    until: ahead(4),
    reason: 'The illustrator is back from leave then.'
  })

  return { title: 'Harbour: launch of mobile check-in', said, me: ben }
}
