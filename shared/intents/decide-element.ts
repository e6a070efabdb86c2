import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { AnyId } from '../model/ids.ts'

import type { Draft } from './draft.ts'
import { elementField } from './elements.ts'
import type { ElementList } from './elements.ts'
import type { IntentProblem } from './intent-problem.ts'

/** [DOC17] Writes that a thing's list has an element, or has it no longer; nothing where that is so already. */
export function decideElement<List extends ElementList>(
  draft: Draft,
  thing: { readonly id: AnyId } & Readonly<Record<List, readonly string[]>>,
  list: List,
  element: string,
  has: boolean
): Result<null, IntentProblem> {
  if (thing[list].includes(element) === has) return succeed(null)
  draft.write({ kind: 'edit', id: thing.id, field: elementField(list, element), value: has ? element : null })
  return succeed(null)
}
