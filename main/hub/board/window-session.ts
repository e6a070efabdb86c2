import { debtMarks } from '../../../shared/debt/debt-marks.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { HubAnswer, HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import { packMessage } from '../../../shared/ipc/pack-message.ts'
import { parseWindowToHub } from '../../../shared/ipc/parse-window-to-hub.ts'
import type { OfferedFile, WatchedFolderDeed } from '../../../shared/ipc/watched-folder-state.ts'
import type { WindowCall, WindowToHub } from '../../../shared/ipc/window-to-hub.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { myWork } from '../../../shared/reports/my-work.ts'
import type { MyBoard } from '../../../shared/reports/my-work.ts'
import type { Calendars } from '../calendars/calendars.ts'
import type { Deadlines } from '../calendars/deadlines.ts'
import { offerSlot } from '../calendars/offer-slot.ts'
import type { Imports } from '../intake/imports.ts'
import type { WatchedFolder } from '../intake/watched-folder.ts'
import type { Port } from '../port.ts'
import type { Team } from '../team/team.ts'
import type { Trends } from '../trend/trends.ts'
import { createWeekOfLedgers } from '../trend/week-of-ledgers.ts'

import type { Viewer } from './board-viewers.ts'
import type { LiveBoard } from './live-board.ts'

export type WindowSessionParts = {
  readonly port: Port
  readonly focused: () => boolean
  readonly findBoard: (id: BoardId) => LiveBoard | null
  /** All that are open. */
  readonly boards: () => readonly LiveBoard[]
  readonly imports: Imports
  readonly trends: Trends
  /** [OS2] The calendars of this device's person. */
  readonly calendars: Calendars
  readonly deadlines: Deadlines
  readonly watched: WatchedFolder
  readonly team: Pick<Team, 'carryOut' | 'lookAt'>
  /** For the log: which message was refused, without its content. */
  readonly onMisunderstood: (problem: string) => void
}

/** Speaks with one window over one port until the port closes. Everything that arrives is parsed; nothing is trusted. */
export function startWindowSession({
  port,
  focused,
  findBoard,
  boards,
  imports,
  trends,
  calendars,
  deadlines,
  watched,
  team,
  onMisunderstood
}: WindowSessionParts): void {
  let board: LiveBoard | null = null
  /** [FD7] What the window was told of calendars. */
  let calendarsShown = ''
  let folderShown = ''
  const readWeek = createWeekOfLedgers(trends)
  const send = (message: HubToWindow): void => port.post(packMessage(message))
  const viewer: Viewer = { send, focused, disconnect: () => port.close() }

  port.onMessage((raw) => {
    const parsed = parseWindowToHub(raw)
    if (parsed.ok) hear(parsed.value)
    else onMisunderstood(parsed.failure)
  })
  const stopCalendars = calendars.observe(showCalendars)
  const stopFolder = watched.observe(showFolder)
  port.onClose(() => {
    stopCalendars()
    stopFolder()
    if (board === null) return
    team.lookAt(board.id, null)
    board.leave(viewer)
  })
  port.start()

  function hear(message: WindowToHub): void {
    switch (message.type) {
      case 'open':
        board?.leave(viewer)
        board = findBoard(message.board)
        if (board) {
          board.view(viewer, message.replica)
          showCalendars()
          showFolder()
        }
        // It is being read anew, or was put away: the window asks again after a pause.
        else port.close()
        return
      case 'commit':
        if (board) board.commit(viewer, message)
        else send({ type: 'refused', n: message.n, reason: 'No board is open in this window.' })
        return
      case 'lookAt':
        if (board) team.lookAt(board.id, message.task)
        return
      case 'call': {
        const answer = (value: HubAnswer): void => send({ type: 'answer', id: message.id, answer: value })
        void answerCall(message.call).then(answer, (error: unknown) => {
          answer({ method: 'failed', message: error instanceof Error ? error.message : 'That went wrong.' })
        })
        return
      }
      default:
        assertNever(message)
    }
  }

  function showCalendars(): void {
    if (board === null) return
    const states = calendars.states()
    const shown = JSON.stringify([board.id, states, calendars.busy()])
    if (shown === calendarsShown) return
    calendarsShown = shown
    send({ type: 'calendars', calendars: states })
  }

  function showFolder(): void {
    if (board === null) return
    const folder = watched.state()
    const shown = JSON.stringify([board.id, folder])
    if (shown === folderShown) return
    folderShown = shown
    send({ type: 'watchedFolder', folder })
  }

  async function changeFolder(deed: WatchedFolderDeed): Promise<Result<OfferedFile | null, string>> {
    switch (deed.kind) {
      case 'stop':
        return watched.choose(null)
      case 'read':
        return watched.read(deed.name)
      case 'leave':
        await watched.leave(deed.name)
        return succeed(null)
      default:
        return assertNever(deed)
    }
  }

  async function answerCall(call: WindowCall): Promise<HubAnswer> {
    if (!board) return { method: 'failed', message: 'No board is open in this window.' }
    switch (call.method) {
      case 'preview':
        return { method: 'preview', slip: board.preview(call.hypothesis) }
      case 'tryProposal': {
        const tried = board.tryProposal(call.proposal, call.way)
        return tried.ok ? { method: 'preview', slip: tried.value } : { method: 'failed', message: tried.failure }
      }
      case 'tryIntent': {
        const tried = board.tryIntent(call.intent, call.task)
        return tried.ok ? { method: 'preview', slip: tried.value } : { method: 'failed', message: tried.failure }
      }
      case 'history':
        return { method: 'history', history: await board.history(call.task, call.skip) }
      case 'openSlot':
        return { method: 'openSlot', offer: offerSlot(board, call.task, calendars) }
      case 'ledger':
        return { method: 'ledger', ledger: board.ledger() }
      case 'myWork':
        return { method: 'myWork', work: myWork(boards().map(asMine)) }
      case 'debtMarks':
        return { method: 'debtMarks', marks: debtMarks(board.ledger()) }
      case 'weekOfLedgers':
        return { method: 'weekOfLedgers', week: await readWeek(board) }
      case 'trend':
        return { method: 'trend', week: await trends.read(board, call.week) }
      case 'readImport':
        return { method: 'readImport', preview: await imports.read(board, call.name, call.bytes) }
      case 'team':
        return { method: 'team', outcome: await team.carryOut(board.id, call.deed) }
      case 'watchedFolder':
        return { method: 'watchedFolder', outcome: await changeFolder(call.deed) }
      case 'deadlines':
        return { method: 'deadlines', deadlines: deadlines.list(board, call.calendar) }
      case 'linkDeadline': {
        const linked = await deadlines.link(board, call.uid, call.task)
        if (!linked.ok) return { method: 'failed', message: linked.failure }
        return { method: 'deadlines', deadlines: deadlines.list(board, call.calendar) }
      }
      case 'calendars':
        return { method: 'calendars', outcome: await calendars.carryOut(call.deed) }
      case 'applyImport':
        return imports.apply(board, call.token, call.label)
      case 'dropImport':
        imports.drop(call.token)
        return { method: 'dropImport' }
      default:
        return assertNever(call)
    }
  }
}

/** A board as this device's person looks at it. */
function asMine(board: LiveBoard): MyBoard {
  return { graph: board.graph(), schedule: board.schedule(), me: board.me() }
}
