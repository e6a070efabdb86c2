import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array
} from 'lib0/encoding'
import type { Encoder } from 'lib0/encoding'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { DeviceId, IntentId } from '../model/ids.ts'

import { createBoundedReader } from './bounded-reader.ts'
import type { BoundedReader } from './bounded-reader.ts'
import { createFeedChain } from './feed-chain.ts'
import type { FeedChain } from './feed-chain.ts'
import type { FeedId, FrameHash } from './frame.ts'
import { hexBytes } from './hex-bytes.ts'
import type { LogIndex } from './log-index.ts'
import { decodeMembershipOp } from './membership/decode-membership-op.ts'
import { encodeMembershipOp } from './membership/encode-membership-op.ts'
import type { KnownTips, MembershipFact } from './membership/membership-fact.ts'

const version = 2
const most = Number.MAX_SAFE_INTEGER

/** Notes of frames that are written in one step: about a millisecond. */
const stepOf = 1000

/**
 * [K1] Everything that a replica needs to go on after `frames` frames; only ever read by the device that wrote it. In steps, between
 * which nothing of it may change.
 */
export function* encodeCheckpoint(index: LogIndex, frames: number, document: Uint8Array): Generator<void, Uint8Array> {
  const encoder = createEncoder()
  const number = (value: number): void => writeVarUint(encoder, value)
  const hex = (text: string): void => writeUint8Array(encoder, hexBytes(text) ?? new Uint8Array(0))
  const text = (value: string): void => writeVarString(encoder, value)
  number(version)
  number(frames)
  writeVarUint8Array(encoder, document)
  number(index.chains.size)
  for (const chain of index.chains.values()) {
    hex(chain.feed)
    hex(chain.device)
    number(chain.kind === 'update' ? 0 : 1)
    number(chain.length())
    for (let seq = 1; seq <= chain.length(); seq += 1) {
      if (seq % stepOf === 0) yield
      hex(chain.hashAt(seq) ?? '')
      number(chain.positionAt(seq))
      number(chain.notesAt(seq).time)
    }
    number(chain.turns().length)
    for (const { from, knows } of chain.turns()) {
      number(from)
      writeTips(encoder, knows)
    }
    number(chain.past.size)
    for (const [feed, seq] of chain.past) {
      hex(feed)
      number(seq)
    }
    number(chain.sides.size)
    for (const side of chain.sides.values()) {
      hex(side.hash)
      number(side.seq)
      number(side.position)
      number(side.notes.time)
      writeTips(encoder, side.notes.knows)
      if (side.seq > 1) hex(side.prev ?? '')
    }
  }
  number(index.forks.size)
  for (const [key, hash] of index.forks) {
    text(key)
    hex(hash)
  }
  number(index.claims.size)
  for (const [clientID, claims] of index.claims) {
    number(clientID)
    number(claims.length)
    for (const claim of claims) {
      hex(claim.feed)
      number(claim.seq)
      hex(claim.hash)
    }
  }
  number(index.poison.size)
  for (const hash of index.poison) hex(hash)
  number(index.clocks.runs.size)
  for (const [clientID, run] of index.clocks.runs) {
    number(clientID)
    hex(run.feed)
    number(run.seqs.length)
    let seq = 0
    let end = 0
    for (const [place, nextSeq] of run.seqs.entries()) {
      const nextEnd = run.ends[place] ?? end
      number(nextSeq - seq)
      number(nextEnd - end)
      seq = nextSeq
      end = nextEnd
    }
  }
  yield
  number(index.framed.size)
  for (const intent of index.framed) text(intent)
  yield
  const facts = index.ledger.facts()
  number(facts.length)
  for (const fact of facts) {
    hex(fact.hash)
    hex(fact.device)
    hex(fact.feed)
    number(fact.seq)
    number(fact.effectiveTime)
    writeTips(encoder, fact.tips)
    writeVarUint8Array(encoder, encodeMembershipOp(fact.op))
  }
  number(index.vouches.size)
  for (const vouch of index.vouches) text(vouch)
  number(index.sealedEpochs.size)
  for (const epoch of index.sealedEpochs) number(epoch)
  return toUint8Array(encoder)
}

/** [K1] Fills an empty index; gives the number of frames and the document's state. A failure says to read the whole log. */
export function decodeCheckpoint(
  state: Uint8Array,
  index: LogIndex
): Result<{ readonly frames: number; readonly document: Uint8Array }, string> {
  try {
    const reader = createBoundedReader(state)
    if (reader.number(most) !== version) return fail('a checkpoint of another version')
    const frames = reader.number(most)
    const document = reader.sized(most)
    repeat(reader, () => readChain(reader, index))
    repeat(reader, () => {
      index.forks.set(reader.text(128), reader.hex(32) as FrameHash)
    })
    repeat(reader, () => {
      const clientID = reader.number(most)
      index.claims.set(
        clientID,
        repeat(reader, () => ({
          feed: reader.hex(16) as FeedId,
          seq: reader.number(most),
          hash: reader.hex(32) as FrameHash
        }))
      )
    })
    repeat(reader, () => index.poison.add(reader.hex(32) as FrameHash))
    repeat(reader, () => {
      const clientID = reader.number(most)
      const feed = reader.hex(16) as FeedId
      let seq = 0
      let end = 0
      repeat(reader, () => {
        seq += reader.number(most)
        end += reader.number(most)
        index.clocks.record(clientID, feed, seq, end)
      })
    })
    repeat(reader, () => index.framed.add(reader.text(64) as IntentId))
    repeat(reader, () => index.ledger.add(readFact(reader)))
    repeat(reader, () => index.vouches.add(reader.text(129)))
    repeat(reader, () => index.sealedEpochs.add(reader.number(most)))
    return reader.remaining() === 0 ? succeed({ frames, document }) : fail('bytes after the end of the checkpoint')
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'not a checkpoint')
  }
}

function readChain(reader: BoundedReader, index: LogIndex): void {
  const feed = reader.hex(16) as FeedId
  const device = reader.hex(32) as DeviceId
  const kind = reader.number(1) === 0 ? 'update' : 'membership'
  const length = reader.number(Math.floor(reader.remaining() / 33))
  const hashes = new Uint8Array(length * 32)
  const positions: number[] = []
  const times: number[] = []
  for (let seq = 0; seq < length; seq += 1) {
    hashes.set(reader.bytes(32), seq * 32)
    positions.push(reader.number(most))
    times.push(reader.number(most))
  }
  const turns = repeat(reader, () => ({ from: reader.number(most), knows: readTips(reader) }))
  const chain: FeedChain = createFeedChain(feed, device, kind, { hashes, positions, times, turns })
  repeat(reader, () => chain.past.set(reader.hex(16) as FeedId, reader.number(most)))
  repeat(reader, () => {
    const hash = reader.hex(32) as FrameHash
    const seq = reader.number(most)
    const position = reader.number(most)
    const notes = { time: reader.number(most), knows: readTips(reader) }
    chain.sides.set(hash, { hash, seq, position, notes, prev: seq > 1 ? (reader.hex(32) as FrameHash) : null })
  })
  index.chains.set(feed, chain)
}

function readFact(reader: BoundedReader): MembershipFact {
  const hash = reader.hex(32) as FrameHash
  const device = reader.hex(32) as DeviceId
  const feed = reader.hex(16) as FeedId
  const seq = reader.number(most)
  const effectiveTime = reader.number(most)
  const tips = readTips(reader)
  const op = decodeMembershipOp(reader.sized(most))
  if (!op.ok) throw new RangeError(op.failure)
  return { hash, device, feed, seq, effectiveTime, tips, op: op.value }
}

function writeTips(encoder: Encoder, tips: KnownTips): void {
  writeVarUint(encoder, tips.length)
  for (const tip of tips) writeUint8Array(encoder, hexBytes(tip) ?? new Uint8Array(0))
}

function readTips(reader: BoundedReader): KnownTips {
  return repeat(reader, () => reader.hex(32) as FrameHash)
}

function repeat<Value>(reader: BoundedReader, read: () => Value): Value[] {
  const count = reader.number(reader.remaining())
  return Array.from({ length: count }, read)
}
