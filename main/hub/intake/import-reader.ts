import { Worker } from 'node:worker_threads'

import type { ImportContext } from '../../../shared/formats/import-context.ts'
import type { ImportReading } from '../../../shared/formats/import-reading.ts'

import { failedReading } from './failed-reading.ts'
import type { ImportJob } from './import-job.ts'

/** Reads files outside of the hub's thread, so that no file can make it wait, crash or run out of memory. */
export type ImportReader = {
  /** What the file says; whatever goes wrong is a reading with one error. Never rejects. */
  readonly read: (name: string, bytes: Uint8Array, context: ImportContext) => Promise<ImportReading>
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
  return {
    read: (name, bytes, context) => {
      const fail = (message: string): ImportReading =>
        failedReading(/\.csv$/i.test(name) ? 'csv' : 'msproject', name.replace(/\.[A-Za-z0-9]{1,8}$/, ''), message)
      if (bytes.length > largestFile) return Promise.resolve(fail('The file is larger than 128 MiB.'))
      return new Promise((resolve) => {
        const workerData: ImportJob = { name, bytes, context }
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
            fail(`The file took longer than ${Math.round(timeLimit / 1000)} seconds to read, so reading was stopped.`)
          )
        }, timeLimit)
        worker.once('message', (reading: ImportReading) => finish(reading))
        worker.once('error', (error: Error & { readonly code?: string }) => {
          const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          finish(
            fail(
              isMemory
                ? 'The file needs more memory than reading may take.'
                : `Reading the file failed: ${error.message}`
            )
          )
        })
        worker.once('exit', () => finish(fail('Reading the file was stopped.')))

        function finish(reading: ImportReading): void {
          clearTimeout(timer)
          running.delete(worker)
          resolve(reading)
          void worker.terminate()
        }
      })
    },
    close: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()))
    }
  }
}
