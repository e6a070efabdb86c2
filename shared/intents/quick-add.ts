import { Temporal } from 'temporal-polyfill'

import { compareText } from '../lib/compare.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, DependencyId, PersonId, TaskId } from '../model/ids.ts'
import { instantFromMilliseconds, millisecondsOf, toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import { peopleNamed } from '../model/people-named.ts'
import type { Person } from '../model/person.ts'
import type { Task, TaskPromise } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { readDatePhrase } from './date-phrase.ts'
import type { Intent, NewTask } from './intent.ts'
import { matchTitle } from './match-title.ts'
import { taskFields } from './task-fields.ts'

/** A stretch of the text that was understood: `from` inclusive, `to` exclusive, in UTF-16 units. `label` says as what. */
export type QuickAddPart = {
  readonly kind: 'owner' | 'estimate' | 'after' | 'promise' | 'notBefore' | 'milestone'
  readonly from: number
  readonly to: number
  readonly label: string
}

/** What a line of quick add comes to. `problem` is a sentence; with it, what was not understood stays in the title. */
export type QuickAdd = {
  readonly intent: Intent | null
  readonly parts: readonly QuickAddPart[]
  readonly problem: string | null
}

/** What quick add needs to know of the world. `timeZone` is an IANA name; days end when the board's calendar says. */
export type QuickAddContext = {
  readonly graph: WorkGraph
  readonly now: Instant
  readonly timeZone: string
  readonly newId: () => string
  readonly defaultOwner: PersonId | null
}

/**
 * Reads "Build API after Design, Review 3d @ana !promise Fri to Acme". Every word that is not understood stays in the
 * title, in its order; nothing is understood twice. Dates are those of `readDatePhrase`; durations are 30m, 4h, 3d, 2w
 * (days and weeks in the board's working time); `@name` takes the person whose name begins so, or makes one;
 * `after` takes one or more titles; `!promise` (or `!by`) a date and perhaps `to` somebody; `!from` the earliest start.
 */
export function parseQuickAdd(text: string, context: QuickAddContext): QuickAdd {
  const words = wordsOf(text)
  const said = readWords(words, context)
  const title = said.title.join(' ')
  if (words.length === 0) return { intent: null, parts: [], problem: null }
  if (title === '') return { intent: null, parts: said.parts, problem: 'Say what is to be done.' }
  if (taskFields.title(title) === undefined)
    return { intent: null, parts: said.parts, problem: 'This title is too long.' }
  return { intent: intentOf(title, said, context), parts: said.parts, problem: said.problem }
}

type Word = { readonly text: string; readonly from: number; readonly to: number }

type Said = {
  readonly title: string[]
  readonly parts: QuickAddPart[]
  readonly after: Task[]
  owner: { readonly known: Person | null; readonly name: string } | null
  estimate: WorkingMinutes | null
  promise: TaskPromise | null
  notBefore: Instant | null
  milestone: boolean
  problem: string | null
}

function readWords(words: readonly Word[], context: QuickAddContext): Said {
  const said: Said = {
    title: [],
    parts: [],
    after: [],
    owner: null,
    estimate: null,
    promise: null,
    notBefore: null,
    milestone: false,
    problem: null
  }
  for (let index = 0; index < words.length;) {
    const used =
      readOwner(words, index, said, context) ||
      readEstimate(words, index, said, context) ||
      readMark(words, index, said, context) ||
      readAfter(words, index, said, context)
    if (used === 0) said.title.push(words[index]?.text ?? '')
    index += Math.max(1, used)
  }
  return said
}

/** How many words it took; 0 when they say something else. So with all readers below. */
function readOwner(words: readonly Word[], index: number, said: Said, { graph }: QuickAddContext): number {
  const name = /^@([\p{L}\p{N}][\p{L}\p{N}_.'-]*?),?$/u.exec(words[index]?.text ?? '')?.[1]?.replaceAll('_', ' ')
  if (name === undefined || name.length > 100 || said.owner !== null) return 0
  const known = findPerson(name, graph)
  said.owner = { known, name }
  note(said, 'owner', words, index, 1, known === null ? `${name} (new)` : known.name)
  return 1
}

function readEstimate(words: readonly Word[], index: number, said: Said, { graph }: QuickAddContext): number {
  const match = /^(\d{1,5}(?:\.\d{1,2})?)(m|h|d|w)$/i.exec(words[index]?.text ?? '')
  if (match === null || said.estimate !== null) return 0
  const day = graph.board.minutesPerDay
  const unit = { m: 1, h: 60, d: day, w: 5 * day }[match[2]?.toLowerCase() ?? ''] ?? 1
  said.estimate = toWorkingMinutes(Math.round(Number(match[1]) * unit))
  note(said, 'estimate', words, index, 1, match[0])
  return 1
}

function readMark(words: readonly Word[], index: number, said: Said, context: QuickAddContext): number {
  const mark = words[index]?.text.toLowerCase()
  if (mark === '!milestone' && !said.milestone) {
    said.milestone = true
    note(said, 'milestone', words, index, 1, 'Milestone')
    return 1
  }
  if ((mark === '!promise' || mark === '!by') && said.promise === null) return readPromise(words, index, said, context)
  if (mark === '!from' && said.notBefore === null) return readNotBefore(words, index, said, context)
  return 0
}

function readPromise(words: readonly Word[], index: number, said: Said, context: QuickAddContext): number {
  const date = dateAt(words, index + 1, context)
  if (date === null) {
    said.problem = `${words[index]?.text ?? ''} needs a date: Fri, 14 May, 2026-12-01, in 3 days.`
    return 0
  }
  const to = readRecipient(words, index + 1 + date.words)
  said.promise = { date: endOf(date.date, context), to: to.name, clientFacing: to.words > 0, costOfDelay: null }
  const used = 1 + date.words + to.words
  note(said, 'promise', words, index, used, `${date.date.toString()}${to.words > 0 ? ` to ${to.name}` : ''}`)
  return used
}

/** `to` and every word up to the next that says something else. */
function readRecipient(words: readonly Word[], index: number): { readonly name: string; readonly words: number } {
  if (words[index]?.text.toLowerCase() !== 'to') return { name: '', words: 0 }
  const names: string[] = []
  for (const { text } of words.slice(index + 1)) {
    if (/^([@!]|after$|\d+(\.\d+)?[mhdw]$)/i.test(text)) break
    names.push(text)
  }
  const name = names.join(' ')
  return name === '' || name.length > 200 ? { name: '', words: 0 } : { name, words: names.length + 1 }
}

function readNotBefore(words: readonly Word[], index: number, said: Said, context: QuickAddContext): number {
  const date = dateAt(words, index + 1, context)
  if (date === null) {
    said.problem = '!from needs a date: Mon, 14 May, 2026-12-01, in 3 days.'
    return 0
  }
  said.notBefore = startOf(date.date, context)
  note(said, 'notBefore', words, index, 1 + date.words, date.date.toString())
  return 1 + date.words
}

function readAfter(words: readonly Word[], index: number, said: Said, { graph }: QuickAddContext): number {
  if (words[index]?.text.toLowerCase() !== 'after') return 0
  let used = 1
  for (;;) {
    const rest = words.slice(index + used).map(({ text }) => text)
    const match = matchTitle(rest, graph.tasks.values())
    if (match === null) break
    if (!said.after.includes(match.task)) said.after.push(match.task)
    note(
      said,
      'after',
      words,
      used === 1 ? index : index + used,
      used === 1 ? 1 + match.words : match.words,
      match.task.title
    )
    used += match.words
    if (words[index + used - 1]?.text.endsWith(',') !== true) break
  }
  return used === 1 ? 0 : used
}

function intentOf(title: string, said: Said, { graph, newId, defaultOwner }: QuickAddContext): Intent | null {
  const id = fresh<TaskId>(newId)
  const newcomer = said.owner !== null && said.owner.known === null ? fresh<PersonId>(newId) : null
  const owner = said.owner === null ? defaultOwner : (said.owner.known?.id ?? newcomer)
  const task: NewTask = {
    id,
    title,
    owner,
    ...(said.milestone ? { kind: 'milestone' } : {}),
    ...(said.estimate === null || said.milestone ? {} : { estimate: said.estimate }),
    ...(said.promise === null ? {} : { promise: said.promise }),
    ...(said.notBefore === null ? {} : { constraint: { type: 'startNoEarlierThan', date: said.notBefore } })
  }
  const people: Intent[] =
    newcomer === null
      ? []
      : [
          {
            type: 'addPerson',
            person: { id: newcomer, name: said.owner?.name ?? '', hue: graph.people.size % 8, calendar: null }
          }
        ]
  const links = said.after.map((before): Intent => {
    return {
      type: 'addDependency',
      dependency: { id: fresh<DependencyId>(newId), predecessor: before.id, successor: id }
    }
  })
  const create: Intent = { type: 'createTask', task }
  if (people.length === 0 && links.length === 0) return create
  return { type: 'together', label: `Add “${title.slice(0, 200)}”`, intents: [...people, create, ...links] }
}

/** A new id; whoever gives a maker of ids that are none has made a mistake that no person can mend. */
function fresh<Id extends AnyId>(newId: () => string): Id {
  const id = parseId<Id>(newId())
  if (!id.ok) throw new Error(`newId made no id: ${id.failure}`)
  return id.value
}

/** Of those whom a name may mean, the first by name; whose name begins so comes before whose second name does. */
function findPerson(name: string, graph: WorkGraph): Person | null {
  const begins = (person: Person): number => Number(person.name.toLowerCase().startsWith(name.toLowerCase()))
  const [first] = peopleNamed(graph, name).toSorted(
    (a, b) => begins(b) - begins(a) || compareText(a.name, b.name) || compareText(a.id, b.id)
  )
  return first ?? null
}

function dateAt(
  words: readonly Word[],
  index: number,
  { now, timeZone }: QuickAddContext
): ReturnType<typeof readDatePhrase> {
  const today = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(now)).toZonedDateTimeISO(timeZone).toPlainDate()
  return readDatePhrase(
    words.slice(index, index + 3).map(({ text }) => text),
    today
  )
}

/** When work ends on that day by the board's calendar, on the person's clock; 17:00 where the calendar says nothing. */
function endOf(date: Temporal.PlainDate, context: QuickAddContext): Instant {
  return momentOf(date, dayOf(date, context)?.at(-1)?.to ?? 17 * 60, context)
}

/** When work begins on that day; 9:00 where the calendar says nothing. */
function startOf(date: Temporal.PlainDate, context: QuickAddContext): Instant {
  return momentOf(date, dayOf(date, context)?.at(0)?.from ?? 9 * 60, context)
}

function dayOf(
  date: Temporal.PlainDate,
  { graph }: QuickAddContext
): readonly { readonly from: number; readonly to: number }[] | undefined {
  const calendar = graph.board.calendar === null ? undefined : graph.calendars.get(graph.board.calendar)
  return calendar?.week[date.dayOfWeek - 1]
}

function momentOf(date: Temporal.PlainDate, minutes: number, { timeZone }: QuickAddContext): Instant {
  const days = Math.floor(minutes / 1440)
  const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
  return instantFromMilliseconds(date.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds)
}

function note(
  said: Said,
  kind: QuickAddPart['kind'],
  words: readonly Word[],
  index: number,
  count: number,
  label: string
): void {
  const [first, last] = [words[index], words[index + count - 1]]
  if (first !== undefined && last !== undefined) said.parts.push({ kind, from: first.from, to: last.to, label })
}

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(/\S+/g), (match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length
  }))
}
