import * as Y from 'yjs'

import type { Json } from '../intents/json.ts'
import { readJson } from '../intents/read-json.ts'
import type { Write } from '../intents/write.ts'
import type { AnyId } from '../model/ids.ts'

import { entityRoots, parseEditKey } from './layout.ts'
import { unpackId } from './pack-id.ts'
import { readStamp } from './stamp.ts'

/**
 * [IT10] What an update writes, in its order, in the words of `Write`. `doc` has to hold the update: only there an item that
 * overwrites another says under which key. Null where the update writes anything else (a note, a field of a newer version's
 * root), or its items are not in the document.
 */
export function readWritten(doc: Y.Doc, update: Uint8Array): readonly Write[] | null {
  const writes: Write[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return null
    if (Y.getState(doc.store, client) <= clock) return null
    const place = placeOf(doc, Y.getItem(doc.store, struct.id))
    const values: readonly unknown[] = struct.content.arr
    if (place === null) return null
    for (const value of values) {
      const write = writeAt(place, value)
      if (write === null) return null
      writes.push(write)
    }
  }
  return writes
}

type Place = { readonly root: string; readonly key: string }

function placeOf(doc: Y.Doc, item: unknown): Place | null {
  if (!(item instanceof Y.Item) || item.parentSub === null) return null
  const { parent, parentSub } = item
  for (const [root, type] of doc.share) if (type === parent) return { root, key: parentSub }
  return null
}

function writeAt({ root, key }: Place, value: unknown): Write | null {
  const entity = entityRoots.find((known) => known === root)
  if (entity !== undefined) {
    const id = unpackId<AnyId>(key)
    const created = readJson(value)
    return id === null || created === undefined ? null : { kind: 'create', root: entity, id, value: created }
  }
  const decided = decidedValue(value)
  if (decided === undefined) return null
  if (root === 'meta') return { kind: 'setting', field: key, value: decided }
  const edited = root === 'edits' ? parseEditKey(key) : null
  return edited === null ? null : { kind: 'edit', ...edited, value: decided }
}

function decidedValue(stored: unknown): Json | undefined {
  const stamp = readStamp(stored)
  return stamp === null ? undefined : readJson(stamp.v)
}
