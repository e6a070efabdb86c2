import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import { parseId } from '../../model/ids.ts'
import type { BoardId, PersonId } from '../../model/ids.ts'
import { createBoundedReader } from '../bounded-reader.ts'
import type { FrameCrypto } from '../frame-crypto.ts'
import { hexBytes } from '../hex-bytes.ts'

/** All that a joiner needs: whoever holds it can join as long as the invite stands. */
export type InviteLink = {
  readonly board: BoardId
  /** 32 bytes: the invite's key pair. */
  readonly seed: Uint8Array
  /** What the members meet by now. 32 bytes. */
  readonly topicKey: Uint8Array
  readonly epoch: number
  /** Where a member may be found, `host:port`; at most 4. */
  readonly addresses: readonly string[]
  /** Whose further device this invites; null for a person who is new. */
  readonly person: PersonId | null
}

/** What a joiner signs with: of an invite's link, or of printed words. */
export type InviteSeed = Pick<InviteLink, 'board' | 'seed'>

/** What every invite link begins with. */
export const inviteLinkPrefix = 'slipstream://join/'

/** What a link begins with that makes a device one of a person's own, on all of their boards. */
export const pairLinkPrefix = 'slipstream://pair/'

/** Whether a text claims to be a link of this kind; it may still be damaged. */
export function isPairLink(text: string): boolean {
  return text.trim().startsWith(pairLinkPrefix)
}

const checkBytes = 4
const greatestLength = 640
const addressShape = /^(?:[A-Za-z0-9.-]{1,58}|\[[0-9A-Fa-f:.]{2,45}\]):[0-9]{1,5}$/

/** [M13] The link that is sent to somebody. */
export function writeInviteLink(
  link: InviteLink,
  crypto: Pick<FrameCrypto, 'hash'>,
  prefix: typeof inviteLinkPrefix | typeof pairLinkPrefix = inviteLinkPrefix
): string {
  const encoder = createEncoder()
  writeVarUint(encoder, 1)
  writeUint8Array(encoder, hexBytes(link.board) ?? new Uint8Array(0))
  writeUint8Array(encoder, link.seed)
  writeVarUint(encoder, link.epoch)
  writeUint8Array(encoder, link.topicKey)
  const addresses = link.addresses.filter((address) => addressShape.test(address)).slice(0, 4)
  writeVarUint(encoder, addresses.length)
  for (const address of addresses) writeVarString(encoder, address)
  writeVarString(encoder, link.person ?? '')
  writeUint8Array(encoder, crypto.hash(toUint8Array(encoder)).subarray(0, checkBytes))
  return `${prefix}${toBase64UrlEncoded(toUint8Array(encoder))}`
}

/** [M13] What a pasted or clicked link says; the failure is for a person to read. */
export function parseInviteLink(text: string, crypto: Pick<FrameCrypto, 'hash'>): Result<InviteLink, string> {
  const trimmed = text.trim()
  const prefix = [inviteLinkPrefix, pairLinkPrefix].find((known) => trimmed.startsWith(known))
  if (prefix === undefined) return fail('This is not an invite to a board.')
  const code = trimmed.slice(prefix.length)
  if (code.length > greatestLength || !/^[A-Za-z0-9_-]+$/.test(code)) return fail('This invite is damaged.')
  try {
    const bytes = fromBase64UrlEncoded(code)
    const body = bytes.subarray(0, Math.max(0, bytes.length - checkBytes))
    const check = crypto.hash(body).subarray(0, checkBytes)
    if (body.length === 0 || !check.every((byte, place) => bytes[body.length + place] === byte)) {
      return fail('This invite is damaged: some of it is missing or was changed.')
    }
    return readBody(body)
  } catch {
    // Bytes that end too early, or text that is not UTF-8: with a check that fits only a foreign program writes that.
    return fail('This invite is damaged.')
  }
}

function readBody(body: Uint8Array): Result<InviteLink, string> {
  const reader = createBoundedReader(body)
  if (reader.number(Number.MAX_SAFE_INTEGER) !== 1) return fail('This invite is for a newer version of Slipstream.')
  const board = reader.hex(32) as BoardId
  const seed = Uint8Array.from(reader.bytes(32))
  const epoch = reader.number(0xffff_ffff)
  const topicKey = Uint8Array.from(reader.bytes(32))
  const addresses = Array.from({ length: reader.number(4) }, () => reader.text(64))
  const person = readPerson(reader.text(64))
  if (!person.ok) return person
  if (reader.remaining() > 0 || !addresses.every((address) => addressShape.test(address))) {
    return fail('This invite is damaged.')
  }
  return succeed({ board, seed, topicKey, epoch, addresses, person: person.value })
}

function readPerson(text: string): Result<PersonId | null, string> {
  if (text === '') return succeed(null)
  const person = parseId<PersonId>(text)
  return person.ok ? person : fail('This invite is damaged.')
}
