import type { Frame } from '../../../shared/sync/frame.ts'
import { createReplica } from '../../../shared/sync/replica.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { ReplicaOptions } from '../../../shared/sync/replica-options.ts'
import { replayLog } from '../../../shared/sync/replay-log.ts'
import type { FrameStore } from '../store/frame-store.ts'

/** What a replica is loaded from. */
type FrameSource = Pick<FrameStore, 'recovery' | 'read' | 'readCheckpoint'>

/** From the checkpoint and what came after it; all of the log again where that does not fit, or where `replay` says so. [D3] */
export async function loadReplica(store: FrameSource, replay: boolean, options: ReplicaOptions): Promise<Replica> {
  const checkpoint = replay ? null : await store.readCheckpoint()
  if (checkpoint) {
    const replica = createReplica(options)
    const restored = replica.loadCheckpoint(checkpoint.state)
    // Damage may lie before the checkpoint: then each frame is looked at again, to know which are missing.
    const from = store.recovery.quarantined.length > 0 ? 0 : checkpoint.frames
    if (restored.ok && restored.value.frames === checkpoint.frames) {
      replica.load(await framesFrom(store, from), from)
      if (replica.needsReplay() === null) return replica
    }
  }
  return replayLog(options, await framesFrom(store, 0))
}

async function framesFrom(store: FrameSource, from: number): Promise<readonly Frame[]> {
  const all: Frame[] = []
  for await (const frames of store.read(from)) all.push(...frames)
  return all
}
