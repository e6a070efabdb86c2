import * as Y from 'yjs'

import type { Json } from '../intents/json.ts'
import { readJson } from '../intents/read-json.ts'
import { readThing } from '../intents/read-thing.ts'
import { taskFields } from '../intents/task-fields.ts'
import type { TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'

import { editKey, editsMap, rootMap } from './layout.ts'
import { packId } from './pack-id.ts'
import { readStamp } from './stamp.ts'
import type { ReadStamp } from './stamp.ts'

/** One value that a field was given, still in force or not. */
export type FieldVersion = {
  readonly value: Json
  /** Who decided it and when; null where the field was put back to its creation's value. [UN2] */
  readonly decided: ReadStamp['decided']
  /** Which version of the field its author had before them, by place in the list; null for the creation's value. */
  readonly upon: number | null
  /** Where in the document's history it was written. */
  readonly written: { readonly client: number; readonly clock: number }
}

/** All that a document knows of one task's past. The last version of a field is the one in force. */
export type TaskVersions = {
  readonly created: Task
  readonly fields: ReadonlyMap<string, readonly FieldVersion[]>
}

/** [HI1] Every version of every field of a task, deleted or not; null where there never was one. Only a document that was never collected (`gc: false`) has those that were overwritten. */
export function readVersions(doc: Y.Doc, task: TaskId): TaskVersions | null {
  const created = readThing('tasks', task, {
    created: rootMap(doc, 'tasks').get(packId(task)),
    edits: null,
    report: () => {}
  })
  if (created?.root !== 'tasks') return null
  const edits = editsMap(doc)
  const fields = new Map<string, readonly FieldVersion[]>()
  for (const field of [...Object.keys(taskFields), 'deletedAt']) {
    const versions = versionsOf(edits._map.get(editKey(task, field)) ?? null)
    if (versions.length > 0) fields.set(field, versions)
  }
  return { created: created.value, fields }
}

/** Yjs keeps what a key held as a chain from the first value to the one in force; neighbours of one author may be one item. */
function versionsOf(inForce: Y.Item | null): readonly FieldVersion[] {
  const items: Y.Item[] = []
  for (let item = inForce; item !== null; item = item.left) items.unshift(item)
  const versions: FieldVersion[] = []
  const placeOf = new Map<string, number>()
  for (const item of items) {
    let { origin } = item
    for (const [offset, stored] of contentOf(item).entries()) {
      const written = { client: item.id.client, clock: item.id.clock + offset }
      const stamp = readStamp(stored)
      const value = stamp === null ? undefined : readJson(stamp.v)
      if (stamp !== null && value !== undefined) {
        const upon = origin === null ? null : (placeOf.get(keyOf(origin)) ?? null)
        placeOf.set(keyOf(written), versions.length)
        versions.push({ value, decided: stamp.decided, upon, written })
      }
      origin = Y.createID(written.client, written.clock)
    }
  }
  return versions
}

/** Nothing where the value was collected. */
function contentOf(item: Y.Item): readonly unknown[] {
  return item.content instanceof Y.ContentAny ? item.content.arr : []
}

function keyOf({ client, clock }: { readonly client: number; readonly clock: number }): string {
  return `${client}/${clock}`
}
