import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { Deed } from '../model/handoff.ts'
import type { AnyId, PersonId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { closedLoop } from './closed-loop.ts'
import type { CommitContext } from './commit-context.ts'
import type { Draft, NewLink } from './draft.ts'
import type { IntentProblem } from './intent-problem.ts'
import type { Inverse, Restore } from './inverse.ts'
import { sameJson } from './same-json.ts'
import type { RestoredStamp, Write } from './write.ts'

/**
 * Puts fields back to what they were before the reverted intent, each only while it still holds what that intent wrote
 * [UN1]; the rest is skipped and listed [UN5]. Never refuses: what can be taken back is.
 */
export function planRevert(draft: Draft, inverse: Inverse, context: CommitContext): Result<null, IntentProblem> {
  const hung = thingsOfOthers(draft.graph(), context.by)
  const before = draft.graph().tasks
  const restored: Restored[] = []
  for (const restore of inverse.restores) {
    const stillOurs = sameJson(draft.present.stamp(restore.target, restore.field), restore.wrote)
    if (!stillOurs || (hides(restore) && isBuiltUpon(draft, restore, context.by, hung))) {
      draft.skip(restore)
      continue
    }
    const write = putBack(draft, restore)
    const link = linkOf(draft, restore, before)
    if (link !== null) restored.push({ link, restore, write })
  }
  dropLoops(draft, restored)
  return succeed(null)
}

type Restored = { readonly link: NewLink; readonly restore: Restore; readonly write: Write }

/** [UN2] The very stamp that was in force comes back; a field that had none gets its creation's value, marked as such. */
function putBack(draft: Draft, { target, field, before }: Restore): Write {
  const value = before === null ? draft.present.original(target, field) : before.v
  const stamp: RestoredStamp = before === null ? 'asCreated' : { at: before.at, by: before.by }
  const write: Write =
    target === 'meta' ? { kind: 'setting', field, value, stamp } : { kind: 'edit', id: target, field, value, stamp }
  draft.write(write)
  return write
}

/** [UN4] A link that comes back and closes a loop is left as it is, and listed. [CY1] */
function dropLoops(draft: Draft, restored: readonly Restored[]): void {
  let open = restored
  for (;;) {
    const links = open.map(({ link }) => link)
    const closed = closedLoop(draft.graph(), links)
    const culprit = open.find(({ link }) => link === closed?.link)
    if (culprit === undefined) return
    const { restore, write } = culprit
    draft.withdraw(
      write,
      restore.wrote === null ? draft.present.original(restore.target, restore.field) : restore.wrote.v
    )
    draft.skip(restore)
    open = open.filter((entry) => entry !== culprit)
  }
}

function linkOf(draft: Draft, restore: Restore, before: WorkGraph['tasks']): NewLink | null {
  if (restore.target === 'meta') return null
  const thing = draft.find(restore.target)
  if (thing?.root === 'dependencies' && restore.field === 'deletedAt')
    return { kind: 'dependency', dependency: thing.value }
  if (
    thing?.root === 'tasks' &&
    restore.field === 'parent' &&
    thing.value.parent !== null &&
    before.has(thing.value.id)
  ) {
    return { kind: 'parent', child: thing.value.id, parent: thing.value.parent }
  }
  return null
}

/** Whether the restore would take a thing off the board. */
function hides(restore: Restore): boolean {
  return restore.field === 'deletedAt' && restore.before !== null && restore.before.v !== null
}

/** [UN3] Whether somebody else has since worked on the thing, or hung something of their own on it. */
function isBuiltUpon(
  draft: Draft,
  restore: Restore,
  me: PersonId | null,
  hung: ReadonlyMap<AnyId, readonly Deed[]>
): boolean {
  const { target, before } = restore
  if (target === 'meta' || before === null) return false
  const minute = instantFromMilliseconds(before.at)
  const hungOn = hung.get(target) ?? []
  if (hungOn.some(({ by, at }) => by !== before.by && at >= minute)) return true
  return draft.present
    .edits(target)
    .some(({ stamped }) => stamped.by !== me && stamped.by !== before.by && stamped.at > before.at)
}

/** What others have hung on each thing: who and when. */
function thingsOfOthers(graph: WorkGraph, me: PersonId | null): ReadonlyMap<AnyId, readonly Deed[]> {
  const hung = new Map<AnyId, Deed[]>()
  const note = (target: AnyId, deed: Deed): void => {
    if (deed.by === me) return
    const deeds = hung.get(target)
    if (deeds === undefined) hung.set(target, [deed])
    else deeds.push(deed)
  }
  for (const { parent, createdBy, createdAt } of graph.tasks.values())
    if (parent !== null) note(parent, { by: createdBy, at: createdAt })
  for (const { predecessor, successor, createdBy, createdAt } of graph.dependencies.values()) {
    note(predecessor, { by: createdBy, at: createdAt })
    note(successor, { by: createdBy, at: createdAt })
  }
  for (const { dependency, offered } of graph.handoffs.values()) if (offered !== null) note(dependency, offered)
  for (const { task, requested } of graph.approvals.values()) note(task, requested)
  for (const { task, written } of graph.comments.values()) note(task, written)
  return hung
}
