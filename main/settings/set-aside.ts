import { link, unlink } from 'node:fs/promises'

/** Names tried before giving up; each is a damaged file that somebody may still want to look at. */
const mostKept = 1_000

/**
 * Moves a damaged file out of the way under a free name beside it (`settings.json.damaged-1`), so that nothing is lost
 * silently, and answers the new name. Linking first never overwrites an older one. Rejects as `fs` does.
 */
export async function setAside(path: string): Promise<string> {
  for (let number = 1; number <= mostKept; number += 1) {
    const kept = `${path}.damaged-${number}`
    try {
      await link(path, kept)
    } catch (error) {
      if (isTaken(error)) continue
      throw error
    }
    await unlink(path)
    return kept
  }
  throw new Error(`More than ${mostKept} damaged copies lie beside ${path}`)
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
