import { toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'

/** Structs that are written in one step: about a millisecond. */
const stepOf = 2000

/**
 * [K1] The whole state of a document, byte for byte what Yjs tells in one go; but between steps others may have their turn. Whoever
 * takes the steps sees to it that nothing changes meanwhile.
 */
export function* encodeDocument(doc: Y.Doc): Generator<void, Uint8Array> {
  const { store } = doc
  // What waits for what did not come is written apart by Yjs; a replica's gate lets nothing of that kind in.
  if (store.pendingStructs !== null || store.pendingDs !== null) return Y.encodeStateAsUpdate(doc)
  const encoder = new Y.UpdateEncoderV1()
  // The higher clientIDs first, as Yjs has them.
  const clients = [...store.clients].filter(([, structs]) => structs.length > 0).toSorted(([a], [b]) => b - a)
  const deleted: (readonly [client: number, runs: readonly number[]])[] = []
  writeVarUint(encoder.restEncoder, clients.length)
  for (const [client, structs] of clients) {
    const runs: number[] = []
    writeVarUint(encoder.restEncoder, structs.length)
    encoder.writeClient(client)
    writeVarUint(encoder.restEncoder, structs[0]?.id.clock ?? 0)
    let isRunning = false
    for (const [place, struct] of structs.entries()) {
      if (place % stepOf === stepOf - 1) yield
      struct.write(encoder, 0)
      const last = runs.length - 1
      if (struct.deleted && isRunning) runs[last] = (runs[last] ?? 0) + struct.length
      else if (struct.deleted) runs.push(struct.id.clock, struct.length)
      isRunning = struct.deleted
    }
    if (runs.length > 0) deleted.push([client, runs])
  }
  yield
  const rest = encoder.restEncoder
  writeVarUint(rest, deleted.length)
  for (const [client, runs] of deleted) {
    writeVarUint(rest, client)
    writeVarUint(rest, runs.length / 2)
    for (const number of runs) writeVarUint(rest, number)
  }
  yield
  return toUint8Array(rest)
}
