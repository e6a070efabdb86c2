import { compareText } from '../lib/compare.ts'
import { stableId } from '../lib/stable-id.ts'

import type { Reader } from './read-value.ts'

/** The fields that are lists of texts, where each element is a decision of its own. [DOC17] */
export type ElementList = 'refs' | 'logins'

/** What was decided about a thing, and who is told of what cannot be read. */
type Edited = {
  readonly edits: ReadonlyMap<string, { readonly v: unknown }> | null
  readonly report: (field: string) => void
}

/** Shared by all that have none: most tasks. */
const none: readonly string[] = []

/** [DOC17] The field that says whether a list has this element. */
export function elementField(list: ElementList, element: string): string {
  return `${list}/${stableId(list, element)}`
}

/** [DOC17] Which list a field is about; null for any other field. */
export function listOfField(field: string): ElementList | null {
  if (field.startsWith('refs/')) return 'refs'
  return field.startsWith('logins/') ? 'logins' : null
}

/** [DOC17] The elements of a list, in the order of the alphabet: those that the thing has as it is, and what was decided about each since. */
export function readElements(
  { edits, report }: Edited,
  list: ElementList,
  read: Reader<string>,
  before: readonly string[]
): readonly string[] {
  const decided = [...(edits ?? [])].filter(([field]) => field.startsWith(`${list}/`))
  if (decided.length === 0) return before.length === 0 ? none : before
  const elements = new Map(before.map((element) => [elementField(list, element), element]))
  for (const [field, { v }] of decided) {
    const element = read(v)
    if (element !== undefined && elementField(list, element) === field) elements.set(field, element)
    else {
      elements.delete(field)
      if (v !== null) report(field)
    }
  }
  return [...elements.values()].toSorted(compareText)
}
