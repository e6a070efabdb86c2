import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

import { readFeed } from '../../../shared/formats/read-feed.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { uuidV7 } from '../../../shared/lib/uuid-v7.ts'

import { readFile } from './read-file.ts'
import type { ReadingJob } from './reading-job.ts'

// The one sender is import-reader.ts, in this process; the file inside is what is parsed.
const job = workerData as ReadingJob
const newId = (): string => uuidV7(Date.now(), (count) => randomBytes(count))
switch (job.kind) {
  case 'plan':
    parentPort?.postMessage(readFile(job.name, job.bytes, job.context, newId))
    break
  case 'feed':
    parentPort?.postMessage(readFeed(job.text, job.window, job.timeZone))
    break
  default:
    assertNever(job)
}
