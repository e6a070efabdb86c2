import { assertNever } from '../lib/assert-never.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Signal } from '../model/signal.ts'

import type { Json } from './json.ts'
import type { EditableTask } from './task-fields.ts'

/** One field of a task, and what it is set to. */
export type FieldValue = readonly [field: keyof EditableTask, value: Json]

/** [SG4] What a signal sets of its task by itself; nothing for what waits for a yes, creates something, or is only kept. */
export function fieldsOfSignal({
  fact,
  at,
  clientFacing
}: Pick<Signal, 'fact' | 'at' | 'clientFacing'>): readonly FieldValue[] {
  if (clientFacing) return []
  const instant = instantFromMilliseconds(at)
  switch (fact.kind) {
    case 'started':
      return [['actualStart', instant], ...atWork]
    case 'finished':
      return [['actualFinish', instant], ...atWork]
    case 'reopened':
      return [['actualFinish', null]]
    case 'progress':
      return [
        ['progress', { fraction: fact.fraction, at: instant }],
        ['remaining', null]
      ]
    case 'estimate':
      return [['estimate', fact.minutes]]
    case 'notBefore':
      return [['constraint', fact.date === null ? null : { type: 'startNoEarlierThan', date: fact.date }]]
    case 'dependencyAdded':
    case 'question':
    case 'promiseMoved':
    case 'cancelled':
    case 'dependencyRemoved':
    case 'approvalRequested':
    case 'approvalDecided':
    case 'handoffOffered':
    case 'handoffCaught':
    case 'answer':
    case 'referenceAdded':
    case 'kept':
      return []
    default:
      return assertNever(fact)
  }
}

const atWork: readonly FieldValue[] = [
  ['pausedAt', null],
  ['waiting', null]
]
