import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { BoardDeedDone, DeskDeed } from '../../../shared/ipc/board-deed.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { defaultCalendar } from '../../../shared/model/default-calendar.ts'
import type { BoardId, CalendarId, PersonId } from '../../../shared/model/ids.ts'
import { suggestKeyPrefix } from '../../../shared/model/key-prefix.ts'
import { sampleBoard } from '../../../shared/sample/sample-board.ts'
import type { Said } from '../../../shared/sample/sample-board.ts'
import type { Clock } from '../clock.ts'
import { createBoardKeys } from '../keys/board-keys.ts'
import { saveBoardKeys } from '../keys/board-key-file.ts'
import { openDevice } from '../keys/open-device.ts'
import { newUuid } from '../new-uuid.ts'
import { moderateCost } from '../backup/seal-keys.ts'
import type { PassphraseCost } from '../backup/seal-keys.ts'
import { boardFolder } from '../store/board-paths.ts'
import { listBoards } from '../store/list-boards.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { sweepBoardsFolder } from '../store/sweep-boards-folder.ts'
import { foremostFirst, isPersonal } from '../personal/personal-boards.ts'

import { createBoardDeeds } from './board-deeds.ts'
import { noNotes, readBoardNotes, writeBoardNotes } from './board-notes.ts'
import type { BoardNotes } from './board-notes.ts'
import type { LiveBoard } from './live-board.ts'
import { openBoard } from './open-board.ts'
import type { OpenBoardParts } from './open-board.ts'

export type OpenBoardsParts = {
  readonly folder: string
  readonly deviceKey: Uint8Array
  readonly timeZone: string
  readonly clock: Clock
  readonly openChances: OpenBoardParts['openChances']
  readonly meOn: (board: BoardId) => PersonId | null
  readonly onAlerts: (alerts: readonly AlertMessage[]) => void
  readonly onStep: () => void
  /** A sentence for the person. */
  readonly onProblem: (message: string) => void
  /** How dear a guess at a backup's passphrase is; "moderate" unless a test says otherwise. */
  readonly passphraseCost?: PassphraseCost
  /** [PD5] A person is about to forget this board. */
  readonly onForget?: (board: BoardId) => void
  /** Called with each board that opens, also anew after a replay; what it returns is called before that board closes. */
  readonly accompany?: (board: LiveBoard, notes: NotesOfBoard) => () => void
}

/** What this device alone knows of one board. */
export type NotesOfBoard = {
  readonly read: () => BoardNotes
  /** On disk once it resolves. */
  readonly change: (change: Partial<BoardNotes>) => Promise<void>
}

/** Every board of this device, open unless it is archived: tray and notifications work for them, with or without a window. */
export type OpenBoards = {
  readonly all: () => readonly LiveBoard[]
  readonly find: (id: BoardId) => LiveBoard | null
  /** Throws an Error with a sentence when it cannot be made; then nothing of it is left open. */
  readonly create: (
    title: string,
    sample: boolean
  ) => Promise<{ readonly board: LiveBoard; readonly me: PersonId | null }>
  /** No board is being read anew: until then one may seem not to be here. */
  readonly ready: () => Promise<void>
  /** Whether this device has it, open or archived. */
  readonly has: (id: BoardId) => boolean
  /** [PD1] Found by this alone. */
  readonly personal: () => LiveBoard | null
  /** [PD9] The one above, and one that waits to be carried over. */
  readonly personalBoards: () => readonly LiveBoard[]
  /** [PD1] A further one; one at a time is made. Throws as `create` does. */
  readonly createPersonal: () => Promise<LiveBoard>
  /** The open ones and the archived ones. */
  readonly listings: () => readonly BoardListing[]
  /** [BL4] Never rejects. */
  readonly carryOut: (deed: DeskDeed) => Promise<Result<BoardDeedDone, string>>
  /** Resolves when all that can be saved is saved, checkpoints included. */
  readonly save: () => Promise<void>
}

export async function openBoards(parts: OpenBoardsParts): Promise<OpenBoards> {
  const { folder, clock } = parts
  const device = await openDevice(parts)
  if (!device.ok) throw new Error(device.failure)
  const { keys, sealer } = device.value
  const boards = new Map<BoardId, LiveBoard>()
  const notes = new Map<BoardId, BoardNotes>()
  const noting = new Map<BoardId, Promise<void>>()
  const partings = new Map<LiveBoard, () => void>()
  const reopening = new Set<Promise<void>>()

  await sweepBoardsFolder(folder, nodeFileSystem)
  for (const id of await listBoards(folder, nodeFileSystem)) await openUnlessArchived(id)
  const listed = (): readonly LiveBoard[] => [...boards.values()].filter((board) => !isPersonal(board))
  const find = (id: BoardId): LiveBoard | null => listed().find((board) => board.id === id) ?? null
  const personalBoards = (): readonly LiveBoard[] => foremostFirst([...boards.values()].filter(isPersonal))
  const personal = (): LiveBoard | null => personalBoards()[0] ?? null
  let making: Promise<LiveBoard> | null = null

  return {
    all: listed,
    find,
    ready,
    has: (id) => notes.has(id),
    personal,
    personalBoards,
    create: (title, sample) => create(sample ? sampleContent() : { said: emptyContent(title), me: null }, title, false),
    createPersonal: () => {
      making ??= create({ said: [], me: null }, '', true)
        .then(({ board }) => board)
        .finally(() => {
          making = null
        })
      return making
    },
    listings: () => [...notes].flatMap(([id, noted]) => listing(id, noted)),
    carryOut: createBoardDeeds({
      folder,
      deviceKeys: keys,
      sealer,
      clock,
      fileSystem: nodeFileSystem,
      passphraseCost: parts.passphraseCost ?? moderateCost,
      find,
      notes: (id) => notes.get(id) ?? null,
      note,
      personal,
      ready,
      open: openUnlessArchived,
      close,
      drop: (id) => void notes.delete(id),
      onForget: parts.onForget ?? (() => undefined)
    }),
    save: async () => {
      await Promise.all([...boards.values()].flatMap((board) => [board.save(), allNoted(board.id)]))
    }
  }

  async function ready(): Promise<void> {
    while (reopening.size > 0) await Promise.all(reopening)
  }

  /** A board that does not open is not listed, and what was found was said. */
  function listing(id: BoardId, { archived, backedUpAt }: BoardNotes): readonly BoardListing[] {
    const board = boards.get(id)
    if (board && isPersonal(board)) return []
    if (board) return [{ ...board.listing(), archived: false, backedUpAt }]
    if (archived === null) return []
    return [{ id, title: archived.title, tasks: archived.tasks, openedAt: archived.at, archived: true, backedUpAt }]
  }

  async function openUnlessArchived(id: BoardId): Promise<LiveBoard | null> {
    const found = await readBoardNotes(boardFolder(folder, id), nodeFileSystem)
    notes.set(id, found)
    return found.archived === null ? open(id, false) : null
  }

  /** One change after the other, each on top of what the last one left. */
  function note(id: BoardId, change: Partial<BoardNotes>): Promise<void> {
    const before = noting.get(id) ?? Promise.resolve()
    const done = before.catch(() => undefined).then(() => writeNotes(id, change))
    noting.set(id, done)
    return done
  }

  async function writeNotes(id: BoardId, change: Partial<BoardNotes>): Promise<void> {
    const next = { ...noNotes, ...notes.get(id), ...change }
    await writeBoardNotes(boardFolder(folder, id), next, nodeFileSystem)
    notes.set(id, next)
  }

  async function close(id: BoardId): Promise<void> {
    await takeOut(id)?.close()
    await allNoted(id)
  }

  /** What was to be noted is on disk; whoever asked for it was told where it is not. */
  async function allNoted(id: BoardId): Promise<void> {
    await noting.get(id)?.catch(() => undefined)
  }

  function add(board: LiveBoard): void {
    boards.set(board.id, board)
    const part = parts.accompany?.(board, {
      read: () => notes.get(board.id) ?? noNotes,
      change: (change) => note(board.id, change)
    })
    if (part) partings.set(board, part)
  }

  /** From now on it is none of the open boards, and nobody speaks about it. */
  function takeOut(id: BoardId): LiveBoard | undefined {
    const board = boards.get(id)
    if (!board) return undefined
    boards.delete(id)
    partings.get(board)?.()
    partings.delete(board)
    return board
  }

  async function open(id: BoardId, replay: boolean): Promise<LiveBoard | null> {
    const opened = await openBoard(partsOf(id, replay))
    if (!opened.ok) {
      parts.onProblem(`A board could not be opened: ${opened.failure}`)
      return null
    }
    add(opened.value)
    return opened.value
  }

  function partsOf(id: BoardId, replay: boolean): OpenBoardParts {
    return {
      id,
      folder: boardFolder(folder, id),
      deviceKeys: keys,
      sealer,
      clock,
      openChances: parts.openChances,
      me: parts.meOn(id),
      replay,
      onAlerts: parts.onAlerts,
      onStep: parts.onStep,
      onProblem: parts.onProblem,
      onNeedsReplay: () => {
        const reading = reopen(id).finally(() => reopening.delete(reading))
        reopening.add(reading)
      }
    }
  }

  /** [D3] The log is the truth: let the board go and read it again. Windows lose their port and connect anew. */
  async function reopen(id: BoardId): Promise<void> {
    const board = takeOut(id)
    await board?.settled()
    await board?.close()
    await open(id, true)
    parts.onStep()
  }

  async function create(
    content: { readonly said: readonly Said[]; readonly me: PersonId | null },
    label: string,
    own: boolean
  ): Promise<{ board: LiveBoard; me: PersonId | null }> {
    const boardKeys = createBoardKeys(own)
    const saved = await saveBoardKeys(boardKeys, { folder: boardFolder(folder, boardKeys.board), sealer })
    if (!saved.ok) throw new Error(saved.failure.message)
    const opened = await openBoard(partsOf(boardKeys.board, false))
    if (!opened.ok) throw new Error(opened.failure)
    const board = opened.value
    board.setMe(content.me)
    try {
      for (const { intent, at, by } of content.said) {
        const outcome = board.act(intent, label, { id: newUuid(clock), by, at }, true)
        if (!outcome.ok) throw new Error(outcome.failure.message)
      }
      if (!(await board.settled())) throw new Error('It could not be saved: the disk refuses.')
    } catch (error) {
      await board.close()
      throw error
    }
    // Only now is it one of the boards: the tray is not to show a story half told.
    notes.set(board.id, noNotes)
    add(board)
    return { board, me: content.me }
  }

  function sampleContent(): { readonly said: readonly Said[]; readonly me: PersonId } {
    return sampleBoard({ now: clock.now(), timeZone: parts.timeZone, newId: () => newUuid(clock) })
  }

  /** A board in the person's own zone, Monday to Friday 9 to 17, from now on. */
  function emptyContent(title: string): readonly Said[] {
    const id = newUuid<CalendarId>(clock)
    const at = clock.milliseconds()
    return [
      { intent: { type: 'addCalendar', calendar: { ...defaultCalendar, id, timeZone: parts.timeZone } }, at, by: null },
      {
        intent: {
          type: 'editBoard',
          change: { title, keyPrefix: suggestKeyPrefix(title), start: clock.now(), calendar: id }
        },
        at,
        by: null
      }
    ]
  }
}
