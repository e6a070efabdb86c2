import type {
  ClosedLine,
  GrownLine,
  PromiseAtRisk,
  WaitOnPurpose,
  WeeklyReview
} from '../../../shared/review/weekly-review.ts'
import type { Contingency, Line } from '../../../shared/debt/ledger.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatChance } from '../../ui/text/format-chance.ts'
import { daysText } from '../ledger/headline.ts'
import { tenthsText } from '../ledger/hours-text.ts'
import { codeWords, moveWords, wordsWithoutTask } from '../ledger/line-words.ts'

/** One thing to look at: what people called it, and what there is to say about it. */
export type ReviewRow = {
  readonly key: string
  readonly task: TaskId | null
  readonly title: string
  readonly words: string
  readonly isGrave: boolean
}

/** Rows under a label of their own; `empty` says that there are none. */
export type ReviewGroup = {
  readonly label: string
  readonly rows: readonly ReviewRow[]
  readonly empty: string
}

/** [RV9] A step of the review, as the page, the paper and the Markdown all say it. */
export type ReviewStep = {
  readonly id: 'closed' | 'grew' | 'payments' | 'promises' | 'waits'
  readonly title: string
  readonly sentence: string
  readonly groups: readonly ReviewGroup[]
}

/** How tasks, people, days and ways out are said where the review stands. */
export type ReviewWords = {
  readonly taskOf: (task: TaskId) => Task | undefined
  readonly nameOf: (person: PersonId) => string
  readonly day: (instant: Instant) => string
  /** The ways out of a line, as its buttons say them. */
  readonly waysOf: (line: Line) => readonly string[]
}

/** The five steps of a review in words; what is done about them is not among these. */
export function reviewSteps(review: WeeklyReview, words: ReviewWords): readonly ReviewStep[] {
  return [
    closed(review, words),
    grew(review, words),
    payments(review, words),
    promises(review, words),
    waits(review, words)
  ]
}

function closed(review: WeeklyReview, words: ReviewWords): ReviewStep {
  const { finished, usual } = review
  return {
    id: 'closed',
    title: 'What closed',
    sentence: `${finished.length === 0 ? 'Nothing was' : `${countOf(finished.length, 'task')} ${finished.length === 1 ? 'was' : 'were'}`} finished since ${words.day(review.since)}; over the eleven weeks before it was ${usual.toFixed(1)} a week.`,
    groups: [
      {
        label: 'Finished',
        rows: finished.map(({ task, at }) => row(task, `finished ${words.day(at)}`, words)),
        empty: 'Nothing was finished.'
      },
      {
        label: 'No longer stuck',
        rows: review.closed.map((one) => closedRow(one, words)),
        empty: 'What stood still a week ago still does, or nothing did.'
      }
    ]
  }
}

const endings: Readonly<Record<ClosedLine['ended'], string>> = {
  writtenOff: '; written off',
  givenUp: '; given up',
  closed: ''
}

function closedRow({ line, ended }: ClosedLine, words: ReviewWords): ReviewRow {
  const { principal, interest } = line
  const had =
    principal + interest.total === 0
      ? ''
      : `, with ${tenthsText(principal)} tied up and ${tenthsText(interest.total)} interest`
  const said = `${codeWords[line.code]} a week ago${had}${endings[ended]}`
  return lineRow(line, said, words)
}

function grew({ before, after, grew: lines, since }: WeeklyReview, words: ReviewWords): ReviewStep {
  const [then, now] = [before.principal + before.interest, after.principal + after.interest]
  return {
    id: 'grew',
    title: 'What grew',
    sentence: `${tenthsText(then)} on ${words.day(since)}, ${tenthsText(now)} now; untouched, waiting adds ${tenthsText(after.rate)} a day.`,
    groups: [
      {
        label: 'Grown since',
        rows: lines.map((line) => grownRow(line, words)),
        empty: 'No line has grown.'
      }
    ]
  }
}

function grownRow({ line, principal, interest, isNew }: GrownLine, words: ReviewWords): ReviewRow {
  const by = [
    ...(principal === 0 ? [] : [`${signed(principal)} tied up`]),
    ...(interest === 0 ? [] : [`${signed(interest)} interest`])
  ].join(', ')
  return lineRow(line, `${codeWords[line.code]}: ${by}${isNew ? ', new this week' : ''}`, words)
}

function signed(hours: number): string {
  return hours < 0 ? `−${tenthsText(-hours)}` : `+${tenthsText(hours)}`
}

function payments({ payments: lines }: WeeklyReview, words: ReviewWords): ReviewStep {
  return {
    id: 'payments',
    title: 'The best payments',
    sentence: 'What saves most for the time that it takes.',
    groups: [
      {
        label: 'In the order of payment',
        rows: lines.map((line) => paymentRow(line, words)),
        empty: 'Nothing stands still past its grace.'
      }
    ]
  }
}

function paymentRow(line: Line, words: ReviewWords): ReviewRow {
  const { code, since, move, principal, interest, rate, delays } = line
  const said = [
    `${codeWords[code]} since ${words.day(since)}`,
    // On paper and in a chat "your move" would be said to everybody.
    moveWords(move, null, words.nameOf),
    `${tenthsText(principal)} tied up, ${tenthsText(interest.total)} interest, ${tenthsText(rate)} a day`,
    ...delays.map(({ promise, days }) => `${daysText(days)} on ${titleOf(promise, words)}`)
  ]
  const ways = words.waysOf(line)
  return lineRow(line, `${said.join('; ')}.${ways.length === 0 ? '' : ` Ways out: ${ways.join(', ')}.`}`, words)
}

function promises({ promises: found }: WeeklyReview, words: ReviewWords): ReviewStep {
  const broken = found.filter((one) => one.broken).length
  return {
    id: 'promises',
    title: 'Promises at risk',
    sentence:
      found.length === 0
        ? 'By the forecast every promise holds, and none is known to be unlikely.'
        : `By the forecast ${broken === 0 ? 'every promise holds' : `${countOf(broken, 'promise')} ${broken === 1 ? 'breaks' : 'break'}`}${found.length > broken ? `; ${countOf(found.length - broken, 'other')} may` : ''}.`,
    groups: [{ label: 'Promises', rows: found.map((one) => promiseRow(one, words)), empty: 'No promise is at risk.' }]
  }
}

function promiseRow(
  { task, date, forecast, broken, brokeThisWeek, chance }: PromiseAtRisk,
  words: ReviewWords
): ReviewRow {
  const to = words.taskOf(task)?.promise?.to ?? ''
  const said = [
    `promised ${to === '' ? '' : `to ${to} `}for ${words.day(date)}, forecast ${words.day(forecast)}`,
    ...(brokeThisWeek ? ['broke this week'] : []),
    ...(chance === null || broken ? [] : [`${formatChance(chance)} to hold`])
  ]
  return { ...row(task, said.join('; '), words), isGrave: broken }
}

function waits({ onPurpose, healthy, contingent }: WeeklyReview, words: ReviewWords): ReviewStep {
  const late = onPurpose.filter(({ standing }) => standing !== 'healthy').length
  const waiting = `${onPurpose.length === 0 ? 'Nothing' : countOf(onPurpose.length, 'task')} ${onPurpose.length > 1 ? 'wait' : 'waits'}`
  const inHealth = `${countOf(healthy, 'wait')} ${healthy === 1 ? 'is' : 'are'}`
  return {
    id: 'waits',
    title: 'What waits',
    sentence: `${waiting} on purpose${late === 0 ? '' : `, ${late} of them too long`}; ${inHealth} inside ${healthy === 1 ? 'its' : 'their'} grace. None of it is in any sum.`,
    groups: [
      { label: 'On purpose', rows: onPurpose.map((one) => waitRow(one, words)), empty: 'Nothing waits on purpose.' },
      {
        label: 'In health, and not certain',
        rows: contingent.map((one) => contingentRow(one, words)),
        empty: 'Nothing waits for others before its planned start.'
      }
    ]
  }
}

function waitRow({ task, until, reason, standing }: WaitOnPurpose, words: ReviewWords): ReviewRow {
  const why = reason === '' ? '' : `: ${reason}`
  const said: Readonly<Record<WaitOnPurpose['standing'], string>> = {
    over: `was to wait until ${words.day(until)}, which has come${why}`,
    overlong: `waits until ${words.day(until)}, longer than it has float${why}`,
    healthy: `waits until ${words.day(until)}${why}`
  }
  return { ...row(task, said[standing], words), isGrave: standing !== 'healthy' }
}

function contingentRow({ task, inputs, chance }: Contingency, words: ReviewWords): ReviewRow {
  return row(
    task,
    `${formatChance(chance)} that ${inputs === 1 ? 'its input comes' : `all ${inputs} inputs come`} in time`,
    words
  )
}

function row(task: TaskId, said: string, words: ReviewWords): ReviewRow {
  return { key: task, task, title: titleOf(task, words), words: said, isGrave: false }
}

function lineRow(line: Line, said: string, words: ReviewWords): ReviewRow {
  const { task, code } = line
  const title = task === null ? wordsWithoutTask(code) : titleOf(task, words)
  return { key: keyOf(line), task, title, words: said, isGrave: false }
}

function titleOf(task: TaskId, { taskOf }: ReviewWords): string {
  return taskOf(task)?.title ?? 'a task that is gone'
}

function keyOf({ code, cause }: Line): string {
  return `${code}-${cause}`
}
