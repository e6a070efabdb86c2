import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach } from 'vitest'

import type { DeskDeed, BoardDeedDone } from '../../../shared/ipc/board-deed.ts'
import type { BoardId, PersonId } from '../../../shared/model/ids.ts'
import { noChances } from '../chances/no-chances.ts'
import { fixedClock } from '../clock.ts'

import type { LiveBoard } from './live-board.ts'
import { openBoards } from './open-boards.ts'
import type { OpenBoards } from './open-boards.ts'

/** Monday 2026-11-16, 10:00 UTC: where the clocks of test devices stand. */
export const testTime = Date.UTC(2026, 10, 16, 10)

/** Devices whose boards lie in one folder for the length of a test; boards travel between them as files. */
export type TestDevices = {
  readonly folder: () => string
  /** What the hubs told the person. */
  readonly problems: () => readonly string[]
  /** The boards of the device of this name, as its hub opens them. */
  readonly start: (device?: string, me?: PersonId) => Promise<OpenBoards>
  readonly close: (boards: OpenBoards) => Promise<void>
  /** Gives the second device what the first knows of a board, and the first what the second does. */
  readonly meet: (a: OpenBoards, b: OpenBoards, board: BoardId) => Promise<void>
}

/** Argon2id at its cheapest: what a guess costs is not what is tested. */
const cheap = { passes: 1, memory: 8192 }

/** Sets up and tidies away around each test of the file that calls it. */
export function testDevices(): TestDevices {
  let folder = ''
  let problems: string[] = []
  const opened = new Set<OpenBoards>()

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipstream-devices-'))
    problems = []
  })

  afterEach(async () => {
    for (const boards of opened) await close(boards)
    await rm(folder, { recursive: true })
  })

  async function start(device = 'a', me?: PersonId): Promise<OpenBoards> {
    const boards = await openBoards({
      folder: join(folder, device),
      deviceKey: new Uint8Array(32).fill(7),
      timeZone: 'Europe/Berlin',
      clock: fixedClock(testTime),
      openChances: () => noChances,
      meOn: () => me ?? null,
      onAlerts: () => undefined,
      onStep: () => undefined,
      onProblem: (message) => problems.push(message),
      passphraseCost: cheap
    })
    opened.add(boards)
    return boards
  }

  async function close(boards: OpenBoards): Promise<void> {
    opened.delete(boards)
    await boards.save()
    for (const board of boards.all()) await board.close()
  }

  async function give(from: OpenBoards, to: OpenBoards, board: BoardId): Promise<void> {
    const path = join(folder, 'between.slipboard')
    await carryOut(from, { kind: 'backUp', board, path, passphrase: '' })
    await carryOut(to, { kind: 'restore', path, passphrase: '' })
  }

  return {
    folder: () => folder,
    problems: () => problems,
    start,
    close,
    meet: async (a, b, board) => {
      await give(a, b, board)
      await give(b, a, board)
    }
  }
}

/** Does what must not fail. */
export async function carryOut(boards: OpenBoards, deed: DeskDeed): Promise<BoardDeedDone> {
  const outcome = await boards.carryOut(deed)
  if (!outcome.ok) throw new Error(outcome.failure)
  return outcome.value
}

/** A board that must be open. */
export function boardOf(boards: OpenBoards, id: BoardId): LiveBoard {
  const board = boards.find(id)
  if (!board) throw new Error('no such board')
  return board
}
