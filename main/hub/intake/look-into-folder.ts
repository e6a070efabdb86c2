import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { errorCode } from '../store/store-error.ts'

import { hashOfContent } from './hash-of-content.ts'

/** A file of a watched folder, as it was looked at. */
export type FoundFile = { readonly name: string; readonly hash: string; readonly version: string }

/** [WF2] What is in the folder, and in sentences what is wrong there. */
export type FolderLook = { readonly files: readonly FoundFile[]; readonly problems: readonly string[] }

/** [WF2] */
const mostFiles = 50
const largestFile = 64 * 1024 * 1024

/** [WF2] [WF4] Looks into a folder; what has not changed since `known` is not read again. Never rejects. */
export async function lookIntoFolder(folder: string, known: readonly FoundFile[]): Promise<FolderLook> {
  const files: FoundFile[] = []
  const problems: string[] = []
  try {
    const names = (await readdir(folder)).filter((name) => /^[^.].*\.(?:ics|csv)$/i.test(name)).toSorted()
    for (const name of names.slice(0, mostFiles)) {
      const found = await lookAtFile(join(folder, name), name, known)
      if (typeof found === 'string') problems.push(found)
      else if (found !== null) files.push(found)
    }
    if (names.length > mostFiles) problems.push(`Only the first ${mostFiles} of ${names.length} files are offered.`)
  } catch (error) {
    problems.push(errorCode(error) === 'ENOENT' ? 'The folder is not there.' : 'The folder could not be read.')
  }
  return { files, problems }
}

/** Null where it is no file, or none any more. */
async function lookAtFile(path: string, name: string, known: readonly FoundFile[]): Promise<FoundFile | string | null> {
  try {
    const { size, mtimeMs, isFile } = await statOf(path)
    if (!isFile) return null
    if (size > largestFile) return `${name} is larger than 64 MiB.`
    const version = `${mtimeMs} ${size}`
    const before = known.find((file) => file.name === name && file.version === version)
    return before ?? { name, version, hash: hashOfContent(await readFile(path)) }
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : `${name} could not be read.`
  }
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  const found = await stat(path)
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
}
