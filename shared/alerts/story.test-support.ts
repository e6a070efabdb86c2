import * as Y from 'yjs'

import { commitIntent } from '../document/commit-intent.ts'
import { openGraphIndex } from '../document/graph-index.ts'
import type { Intent } from '../intents/intent.ts'
import type { BoardId, IntentId } from '../model/ids.ts'
import { millisecondsOf } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** The graphs after each group of intents on an empty board, in order; an intent that is refused is a mistake of the test. */
export function storyOf(groups: readonly (readonly Intent[])[], now: Instant): readonly WorkGraph[] {
  const doc = new Y.Doc()
  const index = openGraphIndex(doc, 'story' as BoardId)
  return groups.map((group, number) => {
    for (const [place, intent] of group.entries()) {
      const id = `i${number}-${place}` as IntentId
      const outcome = commitIntent(doc, index.graph(), intent, { id, by: null, at: millisecondsOf(now) })
      if (!outcome.ok) throw new Error(outcome.failure.message)
    }
    return index.graph()
  })
}
