import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { BoardId, IntentId } from '../../shared/model/ids.ts'
import { noChances } from '../../main/hub/chances/no-chances.ts'
import { fixedClock } from '../../main/hub/clock.ts'
import type { LiveBoard } from '../../main/hub/board/live-board.ts'
import { openBoards } from '../../main/hub/board/open-boards.ts'
import type { OpenBoards } from '../../main/hub/board/open-boards.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'

import { benchTime, boardIntents } from './board-intents.ts'

/** Makes a data folder as the app keeps it, with one board of `tasks` tasks that opens at the next start. */
export async function prepareBoard(dataFolder: string, tasks: number): Promise<BoardId> {
  const boards = await openBench(join(dataFolder, 'boards'))
  const board = await fillBoard(boards, tasks)
  await boards.save()
  await board.close()
  await writeFile(join(dataFolder, 'settings.json'), JSON.stringify({ lastBoard: board.id, theme: 'light' }))
  return board.id
}

/** The hub's boards in this process, in plain keys: where the app finds no keyring it reads them so. */
export async function openBench(folder: string): Promise<OpenBoards> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return openBoards({
    folder,
    deviceKey: new Uint8Array(0),
    timeZone: 'Europe/Berlin',
    clock: fixedClock(benchTime),
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: () => undefined,
    onStep: () => undefined,
    onProblem: (message) => {
      throw new Error(message)
    }
  })
}

/** A new board with the layered plan on it. */
export async function fillBoard(boards: OpenBoards, tasks: number): Promise<LiveBoard> {
  const { board } = await boards.create('A plan to measure', false)
  const context = { id: newUuid<IntentId>({ milliseconds: () => benchTime }), by: null, at: benchTime }
  const outcome = board.act(boardIntents(tasks, 'few'), 'A plan to measure', context, true)
  if (!outcome.ok) throw new Error(outcome.failure.message)
  await board.settled()
  return board
}
