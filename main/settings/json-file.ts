import { readFile } from 'node:fs/promises'

import type { Result } from '../../shared/lib/result.ts'

import { setAside } from './set-aside.ts'
import { writeAtomically } from './write-atomically.ts'

/** One small value kept in one file: read once, then written whole whenever it changes. */
export type JsonFile<Value> = {
  readonly value: () => Value
  /** Counts at once; resolves when this value, or a later one, is on disk. Rejects as `fs` does, and then the next write tries again. */
  readonly write: (value: Value) => Promise<void>
  /** Resolves when nothing is under way any more, whether it went well or not. */
  readonly settled: () => Promise<void>
  /** Where a file that could not be understood was put; null when there was nothing wrong. */
  readonly damaged: string | null
}

/**
 * Opens the file at `path` (its folder must exist). A missing file gives `initial`; one that is no JSON or that `parse`
 * refuses is set aside and gives `initial` too. Rejects where the file cannot be read at all (permissions, a failing disk).
 */
export async function openJsonFile<Value>(
  path: string,
  parse: (raw: unknown) => Result<Value, string>,
  initial: Value
): Promise<JsonFile<Value>> {
  const text = await readIfThere(path)
  const parsed = text === null ? null : parseText(text, parse)
  const broken = parsed !== null && !parsed.ok
  const damaged = broken ? await setAside(path) : null
  return keep(path, parsed?.ok === true ? parsed.value : initial, damaged)
}

function keep<Value>(path: string, first: Value, damaged: string | null): JsonFile<Value> {
  let current = first
  let wanted = 0
  let written = 0
  let underWay: Promise<void> | null = null

  async function drain(): Promise<void> {
    try {
      while (written < wanted) {
        const version = wanted
        await writeAtomically(path, `${JSON.stringify(current, null, 2)}\n`)
        written = version
      }
    } finally {
      underWay = null
    }
  }

  return {
    value: () => current,
    write: (value) => {
      current = value
      wanted += 1
      underWay ??= drain()
      return underWay
    },
    settled: async () => {
      // Whoever asked for the write hears of its failure; here it only matters that it is over.
      await underWay?.catch(() => undefined)
    },
    damaged
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parseText<Value>(text: string, parse: (raw: unknown) => Result<Value, string>): Result<Value, string> {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { ok: false, failure: 'not JSON' }
  }
  return parse(raw)
}
