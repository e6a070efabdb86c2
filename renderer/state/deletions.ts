import type { DeletedThing } from '../../shared/intents/deleted-thing.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { AnyId, PersonId, TaskId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** [HI4] One thing that can be brought back, with what was deleted under it by the same deed. */
export type Deletion = {
  readonly id: AnyId
  /** “Build API”, or "the dependency of “Site” on “API”". */
  readonly title: string
  /** Tasks below it that come back with it. */
  readonly under: number
  readonly at: Instant
  readonly by: PersonId | null
  /** Puts it back. */
  readonly intent: Intent
}

/** [HI4] Deleted tasks and dependencies, the latest first; what went together with a summary is one entry with it. */
export function deletionsOf(deleted: readonly DeletedThing[], graph: WorkGraph): readonly Deletion[] {
  const titles = new Map<TaskId, string>([...graph.tasks.values()].map(({ id, title }) => [id, title]))
  const known = new Map<AnyId, DeletedThing>()
  for (const each of deleted) {
    known.set(each.thing.value.id, each)
    if (each.thing.root === 'tasks') titles.set(each.thing.value.id, each.thing.value.title)
  }
  const groups = new Map<DeletedThing, DeletedThing[]>()
  for (const each of deleted) {
    if (each.thing.root !== 'tasks' && each.thing.root !== 'dependencies') continue
    const head = headOf(each, known)
    const group = groups.get(head)
    if (group === undefined) groups.set(head, [each])
    else group.push(each)
  }
  return [...groups].map(([head, group]) => deletionOf(head, group, titles)).toReversed()
}

/** The highest summary above a task that the same deed deleted; parents that loop (from a merge) are walked once. */
function headOf(each: DeletedThing, known: ReadonlyMap<AnyId, DeletedThing>): DeletedThing {
  const seen = new Set<DeletedThing>()
  let head = each
  for (;;) {
    seen.add(head)
    const above = head.thing.root === 'tasks' ? head.thing.value.parent : null
    const next = above === null ? undefined : known.get(above)
    if (next === undefined || seen.has(next) || !isOneDeed(next, each)) return head
    head = next
  }
}

function isOneDeed({ deletion: a }: DeletedThing, { deletion: b }: DeletedThing): boolean {
  return a.at === b.at && a.by === b.by
}

function deletionOf(
  { thing, deletion }: DeletedThing,
  group: readonly DeletedThing[],
  titles: ReadonlyMap<TaskId, string>
): Deletion {
  const title = titleOf(thing, titles)
  const by = parseId<PersonId>(deletion.by)
  const restores = group.map((each) => ({
    target: each.thing.value.id,
    field: 'deletedAt',
    wrote: each.deletion,
    before: null
  }))
  return {
    id: thing.value.id,
    title,
    under: group.length - 1,
    at: instantFromMilliseconds(deletion.at),
    by: by.ok ? by.value : null,
    intent: { type: 'revert', label: `Restore ${title}`, inverse: { restores } }
  }
}

function titleOf(thing: DeletedThing['thing'], titles: ReadonlyMap<TaskId, string>): string {
  const name = (task: TaskId): string => `“${titles.get(task) ?? 'a task'}”`
  if (thing.root === 'dependencies')
    return `the dependency of ${name(thing.value.successor)} on ${name(thing.value.predecessor)}`
  return thing.root === 'tasks' ? name(thing.value.id) : 'something'
}
