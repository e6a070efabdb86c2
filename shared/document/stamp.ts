import type { Stamped } from '../intents/inverse.ts'
import type { Json } from '../intents/json.ts'
import { readJson } from '../intents/read-json.ts'
import type { PersonId } from '../model/ids.ts'

import { packId, unpackId } from './pack-id.ts'

/** An edit as it was read: `decided` is null where the field was put back to what it was created with. */
export type ReadStamp = {
  readonly v: unknown
  readonly decided: { readonly at: number; readonly by: PersonId | null } | null
}

/** [DOC3] An edit as the document holds it: `[v, at, by]`, eight bytes less than with names. */
export function writeStamp({ v, at, by }: Stamped): readonly Json[] {
  return [v, at, by === null ? null : packId(by)]
}

/** [UN2] The edit that puts a field back to what it was created with: `[v]`. */
export function writeAsCreated(v: Json): readonly Json[] {
  return [v]
}

/** The edit that a stored value is; null for anything else. */
export function readStamp(stored: unknown): ReadStamp | null {
  if (!isList(stored)) return null
  const [v, at, by] = stored
  if (v === undefined) return null
  if (stored.length === 1) return { v, decided: null }
  if (stored.length !== 3 || typeof at !== 'number' || !Number.isFinite(at)) return null
  if (by === null) return { v, decided: { at, by: null } }
  const person = typeof by === 'string' ? unpackId<PersonId>(by) : null
  return person === null ? null : { v, decided: { at, by: person } }
}

function isList(stored: unknown): stored is readonly unknown[] {
  return Array.isArray(stored)
}

/** The decision in force, as values; null for none, for one put back to the creation's, and for what is not plain data. */
export function stampedOf(read: ReadStamp | null): Stamped | null {
  if (read?.decided == null) return null
  const v = readJson(read.v)
  return v === undefined ? null : { v, at: read.decided.at, by: read.decided.by }
}
