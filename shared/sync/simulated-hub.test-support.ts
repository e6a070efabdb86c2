import type { DeviceId, IntentId } from '../model/ids.ts'

import { decodeFrame } from './decode-frame.ts'
import type { Frame } from './frame.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'
import { replayLog } from './replay-log.ts'
import { createKeyRing } from './membership/key-ring.ts'
import type { HeldSecret } from './membership/key-ring.ts'
import { firstSecret } from './membership/leading-secret.ts'
import { createReplica } from './replica.ts'
import type { Replica } from './replica.ts'
import type { ReplicaCheckpoint, ReplicaOptions } from './replica-options.ts'
import { createAuthor, deviceNumber, toId } from './simulated-author.test-support.ts'
import type { Author, World } from './simulated-author.test-support.ts'

/** One device's hub: a replica, a disk that knows only what was flushed, and a process that may die at any moment. */
export type SimulatedHub = {
  readonly device: DeviceId
  readonly options: () => ReplicaOptions
  /** Puts secrets into the key file. */
  readonly save: (secrets: readonly HeldSecret[]) => void
  readonly replica: () => Replica
  readonly author: () => Author
  /** What is on disk; opening decodes the bytes anew. */
  readonly disk: () => readonly Frame[]
  /** Frames made and not yet on disk. */
  readonly unwritten: () => readonly Frame[]
  readonly append: (frames: readonly Frame[]) => void
  /** An edit of the hub's own: a click in the tray, an import. */
  readonly edit: () => void
  /** The disk takes what waits for it; gives those frames. Replays where the replica asks for it. */
  readonly flush: () => readonly Frame[]
  readonly writeCheckpoint: () => void
  /** Loses memory and whatever was not on disk; opens again. */
  readonly crash: () => void
  /** The disk is put back to an earlier state without a word: a home folder restored from a backup. */
  readonly restoreBackup: (frames: number) => void
}

/** How a hub came to its board: what its key file holds, and whether bodies are sealed in this world. */
export type HubKind = { readonly joined: boolean; readonly seals: boolean; readonly secrets: readonly HeldSecret[] }

const firstHub: HubKind = {
  joined: false,
  seals: false,
  secrets: [{ name: firstSecret, kind: 'content', key: new Uint8Array(32) }]
}

export function createSimulatedHub(world: World, number: number, kind: HubKind = firstHub): SimulatedHub {
  const device = deviceNumber(number)
  const saved: HeldSecret[] = [...kind.secrets]
  let options = optionsOfLife()
  let disk: Frame[] = []
  let unwritten: Frame[] = []
  let checkpoint: ReplicaCheckpoint | null = null
  let replica = createReplica(options)
  let author = createAuthor(world, replica.doc)

  function adopt(next: Replica): void {
    author.close()
    replica = next
    author = createAuthor(world, replica.doc)
  }

  /** What is in memory begins anew with every life; keys that membership brings are found in the log again. */
  function optionsOfLife(): ReplicaOptions {
    const ring = createKeyRing(saved, firstSecret)
    return {
      board: world.board,
      device,
      feed: null,
      ring,
      joined: kind.joined,
      crypto: createQuickFrameCrypto(device, kind.seals ? ring : null),
      clock: world.now,
      randomBytes: world.randomBytes,
      onFault(error) {
        throw error
      }
    }
  }

  function open(): void {
    const frames = disk.map((frame) => readBack(frame.bytes, options))
    const from = checkpoint
    if (from === null) return adopt(replayLog(options, frames))
    const opened = createReplica(options)
    const loaded = opened.loadCheckpoint(from.state)
    if (!loaded.ok) throw new Error(loaded.failure)
    opened.load(frames.slice(loaded.value.frames))
    adopt(opened.needsReplay() === null ? opened : replayLog(options, frames))
  }

  function flush(): readonly Frame[] {
    const written = unwritten
    unwritten = []
    disk.push(...written)
    if (replica.needsReplay() !== null) {
      checkpoint = null
      adopt(
        replayLog(
          { ...options, verdicts: replica.verdicts() },
          disk.map((frame) => readBack(frame.bytes, options))
        )
      )
    }
    return written
  }

  return {
    replica: () => replica,
    author: () => author,
    disk: () => disk,
    unwritten: () => unwritten,
    append(frames) {
      unwritten.push(...frames)
    },
    edit() {
      if (replica.needsReplay() !== null) flush()
      let changed = false
      const framed = replica.transact(
        () => {
          changed = author.act() !== null
        },
        { id: toId<IntentId>(world.newId()), type: 'edit', label: 'edit', task: null, by: null }
      )
      if (!framed.ok)
        throw new Error(`the hub's own edit was refused: ${framed.failure.rule} ${framed.failure.message}`)
      if (changed && framed.value.length === 0) throw new Error('a transaction without a frame')
      unwritten.push(...framed.value)
    },
    flush,
    writeCheckpoint() {
      if (unwritten.length === 0) checkpoint = replica.checkpoint() ?? checkpoint
    },
    device,
    options: () => options,
    save(secrets) {
      saved.push(...secrets)
      replica.learn(secrets)
    },
    crash() {
      unwritten = []
      options = optionsOfLife()
      open()
    },
    restoreBackup(frames) {
      unwritten = []
      disk = disk.slice(0, frames)
      checkpoint = null
      options = optionsOfLife()
      open()
    }
  }
}

/** A frame as it comes off the disk. */
function readBack(bytes: Uint8Array, options: Pick<ReplicaOptions, 'crypto'>): Frame {
  const decoded = decodeFrame(bytes, options.crypto)
  if (!decoded.ok) throw new Error(decoded.failure.message)
  return decoded.value
}
