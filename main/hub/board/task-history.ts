import { readVersions } from '../../../shared/document/read-versions.ts'
import type { FieldVersion, TaskVersions } from '../../../shared/document/read-versions.ts'
import type { Json } from '../../../shared/intents/json.ts'
import { readJson } from '../../../shared/intents/read-json.ts'
import type { HistoryEntry } from '../../../shared/ipc/history-entry.ts'
import { compareText } from '../../../shared/lib/compare.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type * as Y from 'yjs'

/** What the frame that wrote something says of it; `place` is the frame's in this device's log. */
export type WriteFacts = {
  readonly type: string
  readonly by: PersonId | null
  readonly at: number
  readonly place: number
}

/** Where cards lie is no history that anybody reads. */
const left: ReadonlySet<string> = new Set(['rank'])

/** [HI2] A task's history, the latest first, from a document that kept everything; `factsOf` tells which deed wrote at a place in it. */
export function taskHistory(
  doc: Y.Doc,
  task: TaskId,
  factsOf: (place: FieldVersion['written']) => WriteFacts | null
): readonly HistoryEntry[] {
  const versions = readVersions(doc, task)
  if (versions === null) return []
  const entries: Placed[] = creationEntries(versions).map((entry) => ({ entry, place: -1 }))
  for (const [field, all] of versions.fields) {
    if (left.has(field)) continue
    const original = originalOf(versions, field)
    const facts = all.map(({ written }) => factsOf(written))
    const deeds = all.map((version, place) => deedOf(version, facts[place] ?? null))
    for (const [place, version] of all.entries()) {
      const deed = deeds[place]
      if (deed === undefined) continue
      const before = version.upon === null ? original : (all[version.upon]?.value ?? original)
      const next = all[place + 1]
      const winner = deeds[place + 1]
      const unseen = next !== undefined && winner !== undefined && next.upon !== place
      const overwrittenUnseen = unseen ? { at: winner.at, by: winner.by, value: next.value } : null
      entries.push({
        entry: { ...deed, field, before, after: version.value, overwrittenUnseen },
        place: facts[place]?.place ?? 0
      })
    }
  }
  return entries.toSorted(byTime).map(({ entry }) => entry)
}

/** An entry with what decides where two are of one moment: the place of its frame in the log, creation before all. */
type Placed = { readonly entry: HistoryEntry; readonly place: number }

function byTime(a: Placed, b: Placed): number {
  return b.entry.at - a.entry.at || b.place - a.place || compareText(a.entry.field, b.entry.field)
}

/** What a field was created with, for each that was edited later; the title stands for the task itself. */
function creationEntries(versions: TaskVersions): HistoryEntry[] {
  const { created, fields } = versions
  const edited = [...fields.keys()].filter((field) => field !== 'deletedAt' && field !== 'title' && !left.has(field))
  return ['title', ...edited].map((field) => ({
    field,
    kind: 'created',
    at: millisecondsOf(created.createdAt),
    by: created.createdBy,
    before: null,
    after: originalOf(versions, field),
    overwrittenUnseen: null
  }))
}

function originalOf({ created }: TaskVersions, field: string): Json {
  return readJson(new Map<string, unknown>(Object.entries(created)).get(field)) ?? null
}

/** A value that was put back carries its old stamp; who put it back, and when, is in the frame. [UN2] */
function deedOf({ decided }: FieldVersion, facts: WriteFacts | null): Pick<HistoryEntry, 'kind' | 'at' | 'by'> {
  if (facts?.type === 'revert') return { kind: 'tookBack', at: facts.at, by: facts.by }
  if (decided !== null) return { kind: 'edited', at: decided.at, by: decided.by }
  return { kind: 'tookBack', at: facts?.at ?? 0, by: facts?.by ?? null }
}
