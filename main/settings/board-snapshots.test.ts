import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { parseId } from '../../shared/model/ids.ts'
import type { BoardId } from '../../shared/model/ids.ts'

import { openBoardSnapshots } from './board-snapshots.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'slipstream-snapshots-')), 'snapshots')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

function boardNamed(text: string): BoardId {
  const parsed = parseId<BoardId>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}
const board = boardNamed('b1')

describe('snapshots of boards', () => {
  it('keeps one text a board, and the last of several at once', async () => {
    const snapshots = openBoardSnapshots(folder)
    expect(await snapshots.read(board)).toBeNull()
    await Promise.all(['one', 'two', 'three'].map((text) => snapshots.keep(board, text)))
    await snapshots.keep(boardNamed('b2'), 'other')
    const again = openBoardSnapshots(folder)
    expect(await again.read(board)).toBe('three')
    expect(await again.read(boardNamed('b2'))).toBe('other')
    expect(readdirSync(folder).toSorted()).toEqual(['b1.json', 'b2.json'])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'b1.json')).mode & 0o777).toBe(0o600)
  })

  it('has none where the file cannot be read, and goes on after a write that failed', async () => {
    const snapshots = openBoardSnapshots(folder)
    mkdirSync(join(folder, 'b1.json'))
    expect(await snapshots.read(board)).toBeNull()
    await expect(snapshots.keep(board, 'text')).rejects.toThrow('b1.json')
    rmSync(join(folder, 'b1.json'), { recursive: true })
    await snapshots.keep(board, 'text')
    expect(await snapshots.read(board)).toBe('text')
  })
})
