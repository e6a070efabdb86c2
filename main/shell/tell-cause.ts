import { nextStepOf } from '../../shared/inbox/next-step.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import type { LedgerEntry } from './notification-ledger.ts'

/** What is to be told and was not, yet. */
export type Intended = Extract<LedgerEntry, { readonly state: 'intended' }>

/** [NT9] What one cause did to the person, in words; `task` is the first that it is about. */
export type ToldCause = {
  readonly keys: readonly string[]
  readonly board: BoardId
  readonly task: TaskId
  readonly title: string
  readonly body: string
  /** All of it in one line, where another cause has the title. */
  readonly line: string
  readonly step: NextStep | null
}

/** [NT9] What came of one slip is one cause; everything else stands for itself. In the order in which the first of each came. */
export function byCause(entries: readonly Intended[]): readonly (readonly Intended[])[] {
  const causes = new Map<string, Intended[]>()
  for (const entry of entries) {
    const { board, slip } = entry.message
    const id = slip === undefined ? `alert ${entry.key}` : `slip ${board} ${slip.id}`
    causes.set(id, [...(causes.get(id) ?? []), entry])
  }
  return [...causes.values()]
}

/** [NT9] `cause` is one of `byCause`'s. */
export function tellCause(cause: readonly Intended[]): ToldCause {
  const [first] = cause
  if (first === undefined) throw new Error('A cause of nothing.')
  const { board, task, kind, title, body, slip } = first.message
  const of = { keys: cause.map(({ key }) => key), board, task }
  if (slip === undefined) return { ...of, title, body, line: title, step: nextStepOf(kind) }
  const others = cause.length - 1
  const breaks =
    others === 0 ? `${slip.breaks} misses its promise` : `${slip.breaks} and ${others} more miss their promises`
  const did = slip.moves === '' ? breaks : `${slip.moves}, ${breaks}`
  return { ...of, title: slip.title, body: did, line: `${slip.title}: ${did}`, step: nextStepOf(kind) }
}
