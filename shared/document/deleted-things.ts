import type { DeletedThing } from '../intents/deleted-thing.ts'
import { compareText } from '../lib/compare.ts'

import type { Entry } from './shelves.ts'
import { stampedOf } from './stamp.ts'

/** [HI4] The deleted ones among these entries, in the order of their deletion. */
export function deletedThings(entries: Iterable<Entry>): readonly DeletedThing[] {
  const deleted: DeletedThing[] = []
  for (const { thing, edits } of entries) {
    const deletion = stampedOf(edits?.get('deletedAt') ?? null)
    if (thing !== null && deletion !== null && deletion.v !== null) deleted.push({ thing, deletion })
  }
  return deleted.toSorted((a, b) => a.deletion.at - b.deletion.at || compareText(a.thing.value.id, b.thing.value.id))
}
