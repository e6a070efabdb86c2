import { normalisedState } from '../../../shared/document/normalised-state.ts'
import { createDigestBook } from '../../../shared/sync/digest-book.ts'
import { hexBytes } from '../../../shared/sync/hex-bytes.ts'
import { hexText } from '../../../shared/sync/hex-text.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { BoardDigest, SessionBoard } from '../../../shared/sync/session-board.ts'
import { blake2b } from '../keys/blake2b.ts'
import type { FrameStore } from '../store/frame-store.ts'

/** [S7][M15] What the document came to at the last heads that it was asked at. */
export function createBoardDigests(
  replica: Pick<Replica, 'doc' | 'heads' | 'needsReplay'>,
  store: Pick<FrameStore, 'count'>
): Pick<SessionBoard, 'digest' | 'compare'> {
  const book = createDigestBook({ hash: blake2b })
  let last: { readonly heads: string; readonly digest: BoardDigest } | null = null

  /** Null while the document is ahead of the disk, or no view of its log. */
  function digest(): BoardDigest | null {
    const heads = replica.heads()
    const key = JSON.stringify(heads)
    if (replica.needsReplay() !== null || key !== JSON.stringify(replica.heads(store.count()))) return null
    if (last?.heads === key) return last.digest
    const noted = book.note(heads, normalisedState(replica.doc))
    const made = { at: bytesOf(noted.heads), value: bytesOf(noted.digest) }
    last = { heads: key, digest: made }
    return made
  }

  return {
    digest,
    compare: (theirs) => {
      digest()
      const compared = book.compare([{ heads: hexText(theirs.at), digest: hexText(theirs.value) }])
      return compared === 'same' ? 'equal' : compared === 'different' ? 'different' : 'unknown'
    }
  }
}

function bytesOf(hex: string): Uint8Array {
  return hexBytes(hex) ?? new Uint8Array(0)
}
