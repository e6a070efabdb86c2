import type * as Y from 'yjs'

import type { Json } from '../intents/json.ts'
import type { FieldEdit, Present } from '../intents/present.ts'
import { readJson } from '../intents/read-json.ts'
import { readSettings } from '../intents/read-settings.ts'
import { signalFields } from '../intents/read-signal.ts'
import { readThing } from '../intents/read-thing.ts'
import { viewFields } from '../intents/read-view.ts'
import { taskFields } from '../intents/task-fields.ts'
import {
  approvalFields,
  baselineFields,
  calendarFields,
  dependencyFields,
  handoffFields,
  personFields,
  slipFields,
  teamDecisionFields,
  verdictFields
} from '../intents/thing-fields.ts'
import type { EntityRoot } from '../intents/write.ts'
import type { AnyId } from '../model/ids.ts'

import { editKey, editsMap, entityRoots, metaMap, rootMap } from './layout.ts'
import { packId } from './pack-id.ts'
import { readStamp, stampedOf } from './stamp.ts'
import type { ReadStamp } from './stamp.ts'

/** The fields that a thing of each root may have edited, deletion apart. */
const fieldsOf: Readonly<Record<EntityRoot, readonly string[]>> = {
  tasks: Object.keys(taskFields),
  dependencies: Object.keys(dependencyFields),
  handoffs: Object.keys(handoffFields),
  approvals: Object.keys(approvalFields),
  comments: [],
  people: Object.keys(personFields),
  calendars: Object.keys(calendarFields),
  slips: Object.keys(slipFields),
  signals: Object.keys(signalFields),
  verdicts: Object.keys(verdictFields),
  baselines: Object.keys(baselineFields),
  baselineParts: [],
  worklog: [],
  nudges: [],
  decisions: Object.keys(teamDecisionFields),
  views: Object.keys(viewFields)
}

/** What a document holds at this moment, looked up key by key: nothing is read but what is asked for. */
export function documentPresent(doc: Y.Doc): Present {
  const edits = editsMap(doc)
  const meta = metaMap(doc)

  const read = (target: AnyId | 'meta', field: string): ReadStamp | null =>
    readStamp(target === 'meta' ? meta.get(field) : edits.get(editKey(target, field)))

  function creation(target: AnyId): { readonly root: EntityRoot; readonly created: unknown } | null {
    const key = packId(target)
    for (const root of entityRoots) {
      const map = rootMap(doc, root)
      if (map.has(key)) return { root, created: map.get(key) }
    }
    return null
  }

  function editsOf(root: EntityRoot, target: AnyId): ReadonlyMap<string, ReadStamp> {
    const found = new Map<string, ReadStamp>()
    const prefix = editKey(target, '')
    for (const field of fieldsOf[root]) {
      const stamp = readStamp(edits.get(prefix + field))
      if (stamp !== null) found.set(field, stamp)
    }
    return found
  }

  function thing(target: AnyId, edited: boolean): ReturnType<typeof readThing> {
    const made = creation(target)
    if (made === null) return null
    const source = { created: made.created, edits: edited ? editsOf(made.root, target) : null, report: () => {} }
    return readThing(made.root, target, source)
  }

  return {
    stamp: (target, field) => stampedOf(read(target, field)),
    original: (target, field) => {
      const plain: object | undefined =
        target === 'meta'
          ? readSettings(
              () => undefined,
              () => {}
            )
          : thing(target, false)?.value
      return fieldOf(plain ?? {}, field)
    },
    thing: (target) => thing(target, true),
    edits: (target) => {
      const made = creation(target)
      if (made === null) return []
      return [...editsOf(made.root, target)].flatMap(([field, stamp]): FieldEdit[] => {
        const stamped = stampedOf(stamp)
        return stamped === null ? [] : [{ field, stamped }]
      })
    }
  }
}

function fieldOf(thing: object, field: string): Json {
  return readJson(new Map<string, unknown>(Object.entries(thing)).get(field)) ?? null
}
