import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardSettings } from '../model/board.ts'

import { creationValue } from './creation-value.ts'
import type { Draft } from './draft.ts'
import type { Intent } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { decideElement } from './decide-element.ts'
import { checkBaseline } from './plan-baseline.ts'
import { checkCalendar } from './plan-task.ts'
import { readChange } from './read-change.ts'
import { refuse } from './refuse.ts'
import { boardFields, calendarFields, personFields, readLogin } from './thing-fields.ts'
import { writeFields } from './write-fields.ts'

type Outcome = Result<null, IntentProblem>

/** The intents about people, calendars and the board itself. */
export type BoardIntent = Extract<
  Intent,
  { readonly type: 'addPerson' | 'editPerson' | 'addLogin' | 'removeLogin' | 'addCalendar' | 'editBoard' }
>

/** Writes an intent about the board's frame into the draft, or says why not. */
export function planBoard(draft: Draft, intent: BoardIntent): Outcome {
  switch (intent.type) {
    case 'addPerson': {
      const { id, name, hue, calendar, team = null } = intent.person
      const value = { id, name, hue, calendar, team, logins: [] }
      const refusal =
        checkNew(draft, id) ??
        checkCalendar(draft, calendar) ??
        refusalOf(readChange({ name, hue, calendar, team }, personFields, {}))
      if (refusal !== null) return refusal
      draft.write({ kind: 'create', root: 'people', id, value: creationValue({ root: 'people', value }) })
      return succeed(null)
    }
    case 'editPerson': {
      const person = draft.graph().people.get(intent.person)
      if (person === undefined) return refuse('unknownThing', 'This person is not on the board.')
      return (
        checkCalendar(draft, intent.change.calendar ?? null) ?? writeFields(draft, person, personFields, intent.change)
      )
    }
    case 'addLogin':
    case 'removeLogin': {
      const person = draft.graph().people.get(intent.person)
      if (person === undefined) return refuse('unknownThing', 'This person is not on the board.')
      if (readLogin(intent.login) === undefined)
        return refuse('invalid', 'A login is a tool, a colon and a name there, in small letters: github:mia.')
      return decideElement(draft, person, 'logins', intent.login, intent.type === 'addLogin')
    }
    case 'addCalendar': {
      const { id, name, timeZone, week, exceptions } = intent.calendar
      const value = { id, name, timeZone, week, exceptions }
      const refusal =
        checkNew(draft, id) ?? refusalOf(readChange({ name, timeZone, week, exceptions }, calendarFields, {}))
      if (refusal !== null) return refusal
      draft.write({ kind: 'create', root: 'calendars', id, value: creationValue({ root: 'calendars', value }) })
      return succeed(null)
    }
    case 'editBoard':
      return editBoard(draft, intent.change)
    default:
      return assertNever(intent)
  }
}

function editBoard(draft: Draft, change: Partial<BoardSettings>): Outcome {
  const { board } = draft.graph()
  const refusal = checkCalendar(draft, change.calendar ?? null)
  if (refusal !== null) return refusal
  if (change.baseline !== undefined) {
    const named = checkBaseline(draft, change.baseline)
    if (named !== null) return named
  }
  if (change.minWriter !== undefined && change.minWriter < board.minWriter) {
    return refuse('invalid', 'The version that may write to a board is only ever raised.')
  }
  const fields = readChange(change, boardFields, board)
  if (!fields.ok) return fields
  for (const [field, value] of fields.value) draft.write({ kind: 'setting', field, value })
  return succeed(null)
}

function checkNew(draft: Draft, id: Parameters<Draft['find']>[0]): Result<never, IntentProblem> | null {
  return draft.find(id) === null ? null : refuse('invalid', 'There is something with this id already.')
}

function refusalOf(read: ReturnType<typeof readChange>): Result<never, IntentProblem> | null {
  return read.ok ? null : read
}
