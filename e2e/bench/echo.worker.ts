// Answers every message with an empty one: half of a round trip over a MessagePort.
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', () => parentPort?.postMessage(null))
