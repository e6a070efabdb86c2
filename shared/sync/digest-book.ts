import { createEncoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding'

import { toUtf8 } from '../lib/utf8.ts'

import type { Head } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'
import { hexText } from './hex-text.ts'

/** [M15] What a replica held at some heads: both are BLAKE2b-256 in hexadecimal. */
export type StateDigest = { readonly heads: string; readonly digest: string }

/** How two replicas stand to each other at the newest heads that both have been at. */
export type DigestComparison = 'same' | 'different' | 'neverTheSameHeads'

/** [M15] The digests of the last 64 heads of one replica; a replica that was replayed begins a new book. */
export type DigestBook = {
  /** `state` is the normalised state of the document at these heads. */
  readonly note: (heads: readonly Head[], state: string) => StateDigest
  /** Newest last: what a peer is told. */
  readonly all: () => readonly StateDigest[]
  readonly compare: (theirs: readonly StateDigest[]) => DigestComparison
}

/** Heads vectors that are remembered: at one a minute about an hour. */
const kept = 64

export function createDigestBook(crypto: Pick<FrameCrypto, 'hash'>): DigestBook {
  const book = new Map<string, StateDigest>()
  return {
    note(heads, state) {
      const entry = { heads: hexText(crypto.hash(headBytes(heads))), digest: hexText(crypto.hash(toUtf8(state))) }
      book.delete(entry.heads)
      book.set(entry.heads, entry)
      const [oldest] = book.keys()
      if (book.size > kept && oldest !== undefined) book.delete(oldest)
      return entry
    },
    all: () => [...book.values()],
    compare(theirs) {
      const common = theirs.findLast(({ heads }) => book.has(heads))
      if (common === undefined) return 'neverTheSameHeads'
      return book.get(common.heads)?.digest === common.digest ? 'same' : 'different'
    }
  }
}

function headBytes(heads: readonly Head[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, heads.length)
  for (const { feed, seq, hash } of heads) {
    writeUint8Array(encoder, hexBytes(feed) ?? new Uint8Array(0))
    writeVarUint(encoder, seq)
    writeUint8Array(encoder, hexBytes(hash) ?? new Uint8Array(0))
  }
  return toUint8Array(encoder)
}
