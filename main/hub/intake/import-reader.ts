import { Worker } from 'node:worker_threads'

import type { ImportContext } from '../../../shared/formats/import-context.ts'
import type { ImportReading } from '../../../shared/formats/import-reading.ts'
import type { FeedReading } from '../../../shared/formats/read-feed.ts'
import { fail } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BusyTime } from '../../../shared/model/busy-time.ts'

import { failedReading } from './failed-reading.ts'
import type { ReadingJob } from './reading-job.ts'

/** Reads files outside of the hub's thread, so that no file can make it wait, crash or run out of memory. */
export type ImportReader = {
  /** What the file says; whatever goes wrong is a reading with one error. Never rejects. */
  readonly read: (name: string, bytes: Uint8Array, context: ImportContext) => Promise<ImportReading>
  /** [BU1] [CD1] When a calendar says that its owner is busy, and what is due. Never rejects. */
  readonly readFeed: (text: string, window: BusyTime, timeZone: string) => Promise<Result<FeedReading, string>>
  /** Ends every reading that runs; each is answered with an error. */
  readonly close: () => Promise<void>
}

/** Bytes: beyond it nothing is handed to a worker. Both readers stop at 64 MiB of text. */
const largestFile = 128 * 1024 * 1024

/** A worker a file: a fresh one costs some 50 ms, and what a file did to it ends with it. */
export function createImportReader({
  workerPath,
  timeLimit = 30_000,
  memoryLimit = 512
}: {
  readonly workerPath: string
  /** Milliseconds a file may take. */
  readonly timeLimit?: number
  /** MiB of heap a file may take. */
  readonly memoryLimit?: number
}): ImportReader {
  const running = new Set<Worker>()

  /** One job, and what it comes to: what the worker says, or what is made of a failure's sentence. */
  function run<Answer>(workerData: ReadingJob, failed: (message: string) => Answer): Promise<Answer> {
    return new Promise((resolve) => {
      const worker = new Worker(workerPath, {
        workerData,
        // The worker needs nothing of what the hub was started with.
        argv: [],
        env: {},
        resourceLimits: { maxOldGenerationSizeMb: memoryLimit, stackSizeMb: 4 }
      })
      running.add(worker)
      const timer = setTimeout(() => {
        finish(
          failed(`The file took longer than ${Math.round(timeLimit / 1000)} seconds to read, so reading was stopped.`)
        )
      }, timeLimit)
      worker.once('message', (answer: Answer) => finish(answer))
      worker.once('error', (error: Error & { readonly code?: string }) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        finish(
          failed(
            isMemory ? 'The file needs more memory than reading may take.' : `Reading the file failed: ${error.message}`
          )
        )
      })
      worker.once('exit', () => finish(failed('Reading the file was stopped.')))

      function finish(answer: Answer): void {
        clearTimeout(timer)
        running.delete(worker)
        resolve(answer)
        void worker.terminate()
      }
    })
  }

  return {
    read: (name, bytes, context) => {
      const failed = (message: string): ImportReading =>
        failedReading(/\.csv$/i.test(name) ? 'csv' : 'msproject', name.replace(/\.[A-Za-z0-9]{1,8}$/, ''), message)
      if (bytes.length > largestFile) return Promise.resolve(failed('The file is larger than 128 MiB.'))
      return run({ kind: 'plan', name, bytes, context }, failed)
    },
    readFeed: (text, window, timeZone) => run({ kind: 'feed', text, window, timeZone }, (message) => fail(message)),
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()))
    }
  }
}
