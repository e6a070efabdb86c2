import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint8Array } from 'lib0/encoding'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { isId, parseId } from '../model/ids.ts'
import type { IntentId, PersonId } from '../model/ids.ts'

import { createBoundedReader } from './bounded-reader.ts'
import type { CommitFacts } from './commit-facts.ts'
import { frameLimits } from './frame-limits.ts'

/** What an update frame seals: the Yjs update (V1) of one transaction, and in the first part the intent's facts. */
export type FrameBody = { readonly facts: Omit<CommitFacts, 'id'> | null; readonly update: Uint8Array }

/** [F5] The plain bytes of a body; over-long labels are cut, since they only serve reading. */
export function encodeFrameBody(body: FrameBody): Uint8Array {
  const encoder = createEncoder()
  writeUint8(encoder, body.facts === null ? 0 : 1)
  if (body.facts !== null) {
    writeVarString(encoder, body.facts.type.slice(0, 64))
    writeVarString(encoder, body.facts.label.slice(0, 160))
    writeVarString(encoder, isId(body.facts.task) ? body.facts.task : '')
    writeVarString(encoder, isId(body.facts.by) ? body.facts.by : '')
  }
  writeVarUint8Array(encoder, body.update)
  return toUint8Array(encoder)
}

/** [F5] The body behind opened bytes; the failure says what was wrong. */
export function decodeFrameBody(plain: Uint8Array): Result<FrameBody, string> {
  try {
    const reader = createBoundedReader(plain)
    const shape = reader.number(1)
    const facts = shape === 0 ? null : readFacts(reader.text(256), reader.text(640), reader.text(64), reader.text(64))
    const update = reader.sized(frameLimits.updateBytes)
    return reader.remaining() === 0 ? succeed({ facts, update }) : fail('bytes after the end of the body')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not a body')
  }
}

function readFacts(type: string, label: string, task: string, by: string): Omit<CommitFacts, 'id'> {
  const person = parseId<PersonId>(by)
  const named = parseId<IntentId>(task)
  return { type, label, task: named.ok ? named.value : null, by: person.ok ? person.value : null }
}
