import type * as Y from 'yjs'

import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { CommitContext } from '../intents/commit-context.ts'
import type { IntentProblem } from '../intents/intent-problem.ts'
import type { Inverse, Restore, Stamped } from '../intents/inverse.ts'
import type { Json } from '../intents/json.ts'
import { refuse } from '../intents/refuse.ts'
import { sameJson } from '../intents/same-json.ts'
import type { RestoredStamp, Write } from '../intents/write.ts'
import { layoutVersion } from '../model/layout-version.ts'
import { instantFromMilliseconds } from '../model/instant.ts'

import type { CommitOrigin } from './commit-origin.ts'
import { editKey, editsMap, entityRoots, metaMap, rootMap } from './layout.ts'
import { canWrite } from './migrate.ts'
import { packId } from './pack-id.ts'
import { splitWrites } from './split-writes.ts'
import { readStamp, stampedOf, writeAsCreated, writeStamp } from './stamp.ts'

/** What was written: how to take it back, and in how many transactions it went. */
export type Written = { readonly inverse: Inverse; readonly parts: number }

/** A frame's `of` ends there (sync.md). */
const mostParts = 4096

/**
 * Writes planned changes: one transaction, or several parts when they are large [DOC10], each with a `CommitOrigin`.
 * A creation that is there already with the same value is passed over (slip records are made by any replica alike);
 * with another value it refuses the whole. Nothing is written unless everything can be.
 */
export function commitWrites(
  doc: Y.Doc,
  writes: readonly Write[],
  context: CommitContext
): Result<Written, IntentProblem> {
  if (doc._transaction !== null)
    throw new Error('A commit is a transaction of its own: it cannot be made within another')
  const writable = canWrite(doc)
  if (!writable.ok) return refuse('invalid', writable.failure)
  if (!Number.isFinite(context.at) || context.at <= 0)
    return refuse('invalid', 'This device’s clock has no time that can be written down.')
  const fresh: Write[] = []
  for (const write of writes) {
    if (write.kind === 'setting' && write.field === 'minWriter' && !(Number(write.value) <= layoutVersion)) {
      return refuse('invalid', 'Only a version that can write to the board may require itself.')
    }
    const there = write.kind === 'create' ? creationOf(doc, write) : null
    if (there === 'same') continue
    if (there === 'other') return refuse('invalid', 'There is, or was, something with this id already.')
    fresh.push(write)
  }
  const parts = splitWrites(fresh)
  if (parts === null || parts.length > mostParts)
    return refuse('invalid', 'This is too much to be written in one step.')
  const inverse = { restores: restoresOf(doc, fresh, context) }
  parts.forEach((part, index) => {
    const origin: CommitOrigin = { kind: 'commit', intent: context.id, part: index, of: parts.length }
    doc.transact(() => {
      for (const write of part) apply(doc, write, context)
    }, origin)
  })
  return succeed({ inverse, parts: parts.length })
}

function apply(doc: Y.Doc, write: Write, context: CommitContext): void {
  switch (write.kind) {
    case 'create':
      rootMap(doc, write.root).set(packId(write.id), write.value)
      return
    case 'edit':
      editsMap(doc).set(editKey(write.id, write.field), stored(write, context))
      return
    case 'setting':
      metaMap(doc).set(write.field, stored(write, context))
      return
    default:
      assertNever(write)
  }
}

function stored(
  write: { readonly value: Json; readonly stamp?: RestoredStamp },
  context: CommitContext
): readonly Json[] {
  const stamped = stampOf(write, context)
  return stamped === null ? writeAsCreated(write.value) : writeStamp(stamped)
}

function stampOf(
  { value, stamp }: { readonly value: Json; readonly stamp?: RestoredStamp },
  context: CommitContext
): Stamped | null {
  if (stamp === 'asCreated') return null
  return { v: value, at: stamp?.at ?? context.at, by: stamp === undefined ? context.by : stamp.by }
}

/** [UN1] One restore a field; for a thing that is new, one deletion instead of all its fields. Read before anything is written. */
function restoresOf(doc: Y.Doc, writes: readonly Write[], context: CommitContext): readonly Restore[] {
  const deletedAt: Stamped = { v: instantFromMilliseconds(context.at), at: context.at, by: context.by }
  const created = new Set<string>()
  const restores: Restore[] = []
  for (const write of writes) {
    switch (write.kind) {
      case 'create':
        // A verdict is made alike by whoever decides: only the decision is anybody's own to take back. [PR5]
        if (write.root === 'verdicts') break
        created.add(write.id)
        // A part comes and goes with its baseline: deleted by itself it would leave a spared baseline without dates. [UN3]
        if (write.root === 'baselineParts') break
        restores.push({ target: write.id, field: 'deletedAt', wrote: null, before: deletedAt })
        break
      case 'edit': {
        if (created.has(write.id)) break
        const before = stampedOf(readStamp(editsMap(doc).get(editKey(write.id, write.field))))
        restores.push({ target: write.id, field: write.field, wrote: stampOf(write, context), before })
        break
      }
      case 'setting': {
        const before = stampedOf(readStamp(metaMap(doc).get(write.field)))
        restores.push({ target: 'meta', field: write.field, wrote: stampOf(write, context), before })
        break
      }
      default:
        assertNever(write)
    }
  }
  return restores
}

/** [DOC5] Whether the id is free, taken by the very same creation, or taken by something else (deleted things keep theirs). */
function creationOf(doc: Y.Doc, write: Extract<Write, { readonly kind: 'create' }>): 'same' | 'other' | null {
  // A restore's target `meta` means the board.
  if (write.id === 'meta') return 'other'
  const key = packId(write.id)
  for (const root of entityRoots) {
    const map = rootMap(doc, root)
    if (map.has(key)) return root === write.root && sameJson(map.get(key), write.value) ? 'same' : 'other'
  }
  return null
}
