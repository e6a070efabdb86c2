import { basename } from 'node:path'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { BackupFacts, BoardDeed, BoardDeedDone, InviteFacts, RestoredBoard } from '../../shared/ipc/board-deed.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

/** What a page can ask for whole boards. Paths stay in main: the person chooses them in the system's own dialogs. */
export type BoardFiles = {
  /** The name of the file; null where the person chose none. */
  readonly backUp: (board: BoardId, title: string, passphrase: string) => Promise<Result<string | null, string>>
  /** Everything that the board says, as JSON. */
  readonly exportJson: (board: BoardId, title: string) => Promise<Result<string | null, string>>
  /** [RV12] What the page shows on paper, as PDF. */
  readonly print: (title: string) => Promise<Result<string | null, string>>
  readonly choose: () => Promise<Result<BackupFacts | null, string>>
  /** The file chosen last. */
  readonly restore: (passphrase: string) => Promise<Result<RestoredBoard, string>>
  readonly archive: (board: BoardId, archived: boolean) => Promise<Result<null, string>>
  readonly forget: (board: BoardId) => Promise<Result<null, string>>
  readonly readInvite: (link: string) => Promise<Result<InviteFacts, string>>
  /** [WF1] Offers what is in a folder of this machine from now on. */
  readonly watchFolder: () => Promise<Result<null, string>>
  /** [FD5] Reads a calendar of this machine from now on. */
  readonly addCalendar: () => Promise<Result<null, string>>
  /** [OS6] The name of the file; null where the person chose none. */
  readonly saveSlot: (board: BoardId, task: TaskId, title: string) => Promise<Result<string | null, string>>
}

export type BoardFilesOptions = {
  /** The system's dialogs; null where the person chose nothing. */
  readonly askWhereTo: (kind: keyof typeof fileEndings, suggestedName: string) => Promise<string | null>
  readonly askWhereToSaveSlot: (suggestedName: string) => Promise<string | null>
  readonly askWhich: () => Promise<string | null>
  readonly askWhichFolder: () => Promise<string | null>
  readonly askWhichCalendar: () => Promise<string | null>
  readonly carryOut: (deed: BoardDeed) => Promise<Result<BoardDeedDone, string>>
  /** Prints the page to a PDF at a path; the failure is a sentence. */
  readonly printTo: (path: string) => Promise<Result<null, string>>
  /** Removes what main itself keeps of a board: it is forgotten. Rejects as `fs` does. */
  readonly forgetHere: (board: BoardId) => Promise<void>
  /** YYYY-MM-DD in this person's zone. */
  readonly today: () => string
}

/** How board files end; main/hub/backup/SPEC.md says what is in them. */
export const boardFileEnding = 'slipboard'

/** What main writes for a person, and how the files end. */
export const fileEndings = { backup: boardFileEnding, json: 'json', pdf: 'pdf' } as const

/** Between the page, the system's dialogs and the hub. */
export function createBoardFiles(options: BoardFilesOptions): BoardFiles {
  let chosen: string | null = null

  /** A place that the person chose, for the hub to read from now on. */
  async function hand(kind: 'addCalendarFile' | 'watchFolder', path: string | null): Promise<Result<null, string>> {
    if (path === null) return succeed(null)
    const done = await options.carryOut({ kind, path })
    return done.ok ? succeed(null) : done
  }

  /** Writes a file of that title and of today where the person says; null where they say nowhere. */
  const write = async (
    kind: keyof typeof fileEndings,
    title: string,
    to: (path: string) => Promise<Result<unknown, string>>
  ): Promise<Result<string | null, string>> => {
    const path = await options.askWhereTo(
      kind,
      `${fileNameOf(title) || 'Board'} ${options.today()}.${fileEndings[kind]}`
    )
    if (path === null) return succeed(null)
    const done = await to(path)
    return done.ok ? succeed(basename(path)) : done
  }

  return {
    backUp: (board, title, passphrase) =>
      write('backup', title, (path) => options.carryOut({ kind: 'backUp', board, path, passphrase })),
    exportJson: (board, title) => write('json', title, (path) => options.carryOut({ kind: 'export', board, path })),
    print: (title) => write('pdf', title, options.printTo),
    choose: async () => {
      chosen = null
      const path = await options.askWhich()
      if (path === null) return succeed(null)
      const done = await options.carryOut({ kind: 'inspect', path })
      if (!done.ok) return done
      chosen = path
      return done.value.kind === 'inspected' ? succeed(done.value.facts) : fail(unexpected)
    },
    restore: async (passphrase) => {
      if (chosen === null) return fail('Choose a board file first.')
      const done = await options.carryOut({ kind: 'restore', path: chosen, passphrase })
      if (!done.ok) return done
      chosen = null
      return done.value.kind === 'restored' ? succeed(done.value.restored) : fail(unexpected)
    },
    archive: async (board, archived) => {
      const done = await options.carryOut({ kind: archived ? 'archive' : 'bringBack', board })
      return done.ok ? succeed(null) : done
    },
    forget: async (board) => {
      const done = await options.carryOut({ kind: 'forget', board })
      if (!done.ok) return done
      await options.forgetHere(board)
      return succeed(null)
    },
    readInvite: async (link) => {
      const done = await options.carryOut({ kind: 'readInvite', link })
      if (!done.ok) return done
      return done.value.kind === 'invite' ? succeed(done.value.facts) : fail(unexpected)
    },
    watchFolder: async () => hand('watchFolder', await options.askWhichFolder()),
    addCalendar: async () => hand('addCalendarFile', await options.askWhichCalendar()),
    saveSlot: async (board, task, title) => {
      const path = await options.askWhereToSaveSlot(`${fileNameOf(title) || 'Task'}.ics`)
      if (path === null) return succeed(null)
      const done = await options.carryOut({ kind: 'saveSlot', board, task, path })
      return done.ok ? succeed(basename(path)) : done
    }
  }
}

const unexpected = 'The hub answered with something else.'

/** A title as every system takes it in a file's name; empty where nothing of it is left. */
function fileNameOf(title: string): string {
  const plain = title.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ').replaceAll(/\s+/g, ' ')
  return plain
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '')
}
