import type { Frame } from './frame.ts'
import { createReplica } from './replica.ts'
import type { Replica } from './replica.ts'
import type { ReplicaOptions } from './replica-options.ts'

/**
 * [D3] A replica of a whole log, from nothing: what an opening without a checkpoint does, and the repair when a replica
 * `needsReplay`. The log may hold turns that only its later frames explain, so it may take several passes; each pass
 * knows more than the one before. `frames` are all of the log, in its order.
 */
export function replayLog(options: ReplicaOptions, frames: readonly Frame[]): Replica {
  let replica = createReplica(options)
  replica.load(frames)
  for (let pass = 0; replica.needsReplay() !== null && pass <= frames.length; pass += 1) {
    replica = createReplica({ ...options, verdicts: replica.verdicts() })
    replica.load(frames)
  }
  return replica
}
