import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

import { uuidV7 } from '../../../shared/lib/uuid-v7.ts'

import type { ImportJob } from './import-job.ts'
import { readFile } from './read-file.ts'

// The one sender is import-reader.ts, in this process; the file inside is what is parsed.
const { name, bytes, context } = workerData as ImportJob
const newId = (): string => uuidV7(Date.now(), (count) => randomBytes(count))
parentPort?.postMessage(readFile(name, bytes, context, newId))
