// Reads what a window would, and answers every message with an empty one: half of a round trip over a MessagePort.
import { parentPort } from 'node:worker_threads'

import type { PackedForecasts } from '../../shared/ipc/packed-forecasts.ts'
import { unpackForecasts } from '../../shared/ipc/unpack-forecasts.ts'

parentPort?.on('message', (packed: PackedForecasts | null) => {
  if (packed !== null && !unpackForecasts(packed).ok) throw new Error('The forecasts cannot be read.')
  parentPort?.postMessage(null)
})
