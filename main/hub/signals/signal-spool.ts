import { join } from 'node:path'

import { decodeCloudEvents } from '../../../shared/signals/decode-cloud-events.ts'
import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

import type { SignalIntake } from './signal-intake.ts'

/** A request that waits is one of these files. */
const suffix = '.json'

/** [EP8] Leaves a batch for the app. `name` decides the order: letters and digits that grow with time. Rejects as the file system does. */
export async function spoolBatch(folder: string, name: string, batch: string, fileSystem: FileSystem): Promise<void> {
  const spool = spoolOf(folder)
  await fileSystem.makeFolder(spool)
  await writeFileAtomically(fileSystem, join(spool, `${name}${suffix}`), new TextEncoder().encode(batch))
}

/** [EP8] Takes in what waits, in order; each file goes once its events are on disk. The answer is a sentence about each file that is none of ours. */
export async function takeSpool(
  folder: string,
  intake: SignalIntake,
  fileSystem: Pick<FileSystem, 'list' | 'readFile' | 'removeFile' | 'rename'>
): Promise<readonly string[]> {
  const spool = spoolOf(folder)
  const problems: string[] = []
  for (const name of await fileSystem.list(spool)) {
    if (!name.endsWith(suffix)) continue
    const path = join(spool, name)
    const bytes = await fileSystem.readFile(path)
    const text = bytes === null ? '' : new TextDecoder().decode(bytes)
    const events = decodeCloudEvents(batchHeaders, text)
    if (!events.ok) {
      await fileSystem.rename(path, `${path}.bad`)
      problems.push(`A signal that waited could not be read, and was set aside: ${name}: ${events.failure}`)
      continue
    }
    const taken = await intake.take(events.value)
    // What the disk refused waits for the next start.
    if (taken.ok) await fileSystem.removeFile(path)
  }
  return problems
}

const batchHeaders: ReadonlyMap<string, string> = new Map([['content-type', 'application/cloudevents-batch+json']])

/** [EP8] The folder that requests wait in. */
export function spoolOf(folder: string): string {
  return join(folder, 'spool')
}
