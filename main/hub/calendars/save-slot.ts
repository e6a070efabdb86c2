import { writeSlotEvent } from '../../../shared/formats/write-slot-event.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardDeed } from '../../../shared/ipc/board-deed.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import type { FileSystem } from '../store/file-system.ts'
import { toStoreError } from '../store/store-error.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

import type { Calendars } from './calendars.ts'
import { offerSlot } from './offer-slot.ts'

export type SaveSlotParts = {
  readonly find: (board: BoardId) => Pick<LiveBoard, 'graph' | 'schedule' | 'me'> | null
  readonly calendars: Pick<Calendars, 'busy'>
  readonly fileSystem: FileSystem
  readonly clock: Pick<Clock, 'now'>
}

/** [OS6] [OS7] Writes the time that a task has taken where the person said; the failure is a sentence. Never rejects. */
export async function saveSlot(
  { find, calendars, fileSystem, clock }: SaveSlotParts,
  { board: id, task, path }: Extract<BoardDeed, { kind: 'saveSlot' }>
): Promise<Result<null, string>> {
  const board = find(id)
  const graph = board?.graph()
  const work = graph?.tasks.get(task)
  const taken = board === null ? null : offerSlot(board, task, calendars).taken
  if (graph === undefined || work === undefined || taken === null) return fail('This task has taken no time any more.')
  const key = taskKeys(graph).keyOf(work)
  const details = `${key === null ? '' : `${key} `}on “${graph.board.title}”`
  const text = writeSlotEvent({ board: id, task, title: work.title, details, ...taken, savedAt: clock.now() })
  try {
    await writeFileAtomically(fileSystem, path, new TextEncoder().encode(text))
    return succeed(null)
  } catch (error) {
    return fail(`It could not be written: ${toStoreError(error).message}`)
  }
}
