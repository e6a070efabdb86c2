import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { AnyId } from '../model/ids.ts'

import type { Draft } from './draft.ts'
import type { IntentProblem } from './intent-problem.ts'
import { readChange } from './read-change.ts'
import type { FieldReaders } from './read-value.ts'

/** Writes the fields of a change that differ from what the thing holds; refuses the whole change over one bad value. */
export function writeFields<Fields extends object>(
  draft: Draft,
  thing: { readonly id: AnyId },
  readers: FieldReaders<Fields>,
  change: object
): Result<null, IntentProblem> {
  const fields = readChange(change, readers, thing)
  if (!fields.ok) return fields
  for (const [field, value] of fields.value) draft.write({ kind: 'edit', id: thing.id, field, value })
  return succeed(null)
}
