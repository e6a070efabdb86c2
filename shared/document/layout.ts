import type * as Y from 'yjs'

import type { AnyId } from '../model/ids.ts'
import type { EntityRoot } from '../intents/write.ts'

import { packId, unpackId } from './pack-id.ts'

/** [DOC1] The roots that hold things, in the order in which they are read: what hangs on something comes after it, and tasks after what was told of them. */
export const entityRoots: readonly EntityRoot[] = [
  'signals',
  'people',
  'calendars',
  'tasks',
  'dependencies',
  'handoffs',
  'approvals',
  'comments',
  'slips',
  'verdicts',
  'baselines',
  'baselineParts',
  'worklog',
  'nudges',
  'decisions',
  'views'
]

/** The creation values of one root, by packed id. */
export function rootMap(doc: Y.Doc, root: EntityRoot): Y.Map<unknown> {
  return doc.getMap<unknown>(root)
}

/** Every edit: `packed id/field` → stamp. */
export function editsMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>('edits')
}

/** The board's settings: field → stamp. */
export function metaMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>('meta')
}

/** [DOC2] The key of one field's edits. */
export function editKey(id: AnyId, field: string): string {
  return `${packId(id)}/${field}`
}

/** What an edit's key names; null for keys that nothing of ours makes. */
export function parseEditKey(key: string): { readonly id: AnyId; readonly field: string } | null {
  const slash = key.indexOf('/')
  const id = slash < 0 ? null : unpackId<AnyId>(key.slice(0, slash))
  const field = key.slice(slash + 1)
  return id === null || field === '' || field === '__proto__' ? null : { id, field }
}
