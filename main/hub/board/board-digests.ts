import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

import { normalisedState } from '../../../shared/document/normalised-state.ts'
import { toUtf8 } from '../../../shared/lib/utf8.ts'
import { hexText } from '../../../shared/sync/hex-text.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { BoardDigest, SessionBoard } from '../../../shared/sync/session-board.ts'
import type { FrameStore } from '../store/frame-store.ts'
import { blake2b } from '../keys/blake2b.ts'

/** [S7] As many vectors of heads as peers that are a little behind or ahead may still name. */
const kept = 64

/** [S7] What the document came to at the last heads that it was asked at. */
export function createBoardDigests(
  replica: Pick<Replica, 'doc' | 'heads' | 'needsReplay'>,
  store: Pick<FrameStore, 'count'>
): Pick<SessionBoard, 'digest' | 'compare'> {
  const book = new Map<string, Uint8Array>()

  /** Null while the document is ahead of the disk, or no view of its log. */
  function digest(): BoardDigest | null {
    const heads = replica.heads()
    const at = digestOfHeads(heads)
    if (replica.needsReplay() !== null || !sameBytes(at, digestOfHeads(replica.heads(store.count())))) return null
    const key = hexText(at)
    const value = book.get(key) ?? blake2b(toUtf8(normalisedState(replica.doc)))
    book.delete(key)
    book.set(key, value)
    for (const oldest of book.keys()) if (book.size > kept) book.delete(oldest)
    return { at, value }
  }

  return {
    digest,
    compare: (theirs) => {
      digest()
      const ours = book.get(hexText(theirs.at))
      if (ours === undefined) return 'unknown'
      return sameBytes(ours, theirs.value) ? 'equal' : 'different'
    }
  }
}

function digestOfHeads(heads: ReturnType<Replica['heads']>): Uint8Array {
  const encoder = createEncoder()
  for (const { feed, seq, hash } of heads) {
    writeVarString(encoder, feed)
    writeVarUint(encoder, seq)
    writeVarString(encoder, hash)
  }
  return blake2b(toUint8Array(encoder))
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
