import { join } from 'node:path'

import { readFrom, readText, readWhole } from '../../../shared/intents/read-value.ts'
import { parseJson } from '../../../shared/lib/parse-json.ts'
import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

/** [EP3] Where the door is and what opens it. */
export type Endpoint = { readonly port: number; readonly token: string }

const fileName = 'endpoint.json'

/** Tells programs of this user where the door is; the file can be read by nobody else. Rejects as the file system does. */
export async function writeEndpoint(folder: string, endpoint: Endpoint, fileSystem: FileSystem): Promise<void> {
  await fileSystem.makeFolder(folder)
  await writeFileAtomically(fileSystem, join(folder, fileName), new TextEncoder().encode(JSON.stringify(endpoint)))
}

/** Where the door is; null where there is none, or the file is none of ours. */
export async function readEndpoint(folder: string, fileSystem: Pick<FileSystem, 'readFile'>): Promise<Endpoint | null> {
  const bytes = await fileSystem.readFile(join(folder, fileName))
  const parsed = bytes === null ? null : parseJson(new TextDecoder().decode(bytes))
  const raw = parsed?.ok === true ? parsed.value : null
  const port = readFrom(raw, 'port', readWhole(1, 65_535))
  const token = readFrom(raw, 'token', readText(200))
  return port === undefined || token === undefined ? null : { port, token }
}

/** The door is closed. */
export function removeEndpoint(folder: string, fileSystem: Pick<FileSystem, 'removeFile'>): Promise<void> {
  return fileSystem.removeFile(join(folder, fileName))
}
