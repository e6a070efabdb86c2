import type { GraphIndex } from '../../../shared/document/graph-index.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'

/** [D1] When came about what a board's graph tells without its date: from its document's stamps and its membership. */
export function boardMoments(index: Pick<GraphIndex, 'graph' | 'stamp'>, members: Members): BoardMoments {
  const ownerCleared = new Map<TaskId, Instant>()
  const pinned = new Map<TaskId, Instant>()
  for (const { id, owner, constraint } of index.graph().tasks.values()) {
    const cleared = owner === null ? index.stamp(id, 'owner') : null
    if (cleared !== null) ownerCleared.set(id, instantFromMilliseconds(cleared.at))
    const set = constraint === null ? null : index.stamp(id, 'constraint')
    if (set !== null) pinned.set(id, instantFromMilliseconds(set.at))
  }
  return { left: departures(members), ownerCleared, pinned }
}

/** Who is no longer a member: since they were removed, or since the last of their devices was retired. */
function departures({ people, line }: Members): ReadonlyMap<PersonId, Instant> {
  const left = new Map<PersonId, Instant>()
  for (const { person, role, devices } of people.values()) {
    if (role !== null) continue
    const last = line.findLast(
      ({ op }) =>
        (op.type === 'remove' && op.person === person) || (op.type === 'retire' && devices.includes(op.device))
    )
    if (last !== undefined) left.set(person, instantFromMilliseconds(last.effectiveTime))
  }
  return left
}
