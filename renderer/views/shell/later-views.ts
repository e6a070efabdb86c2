import { lazy } from 'react'

const list = () => import('../list/list-view.tsx')
const ledger = () => import('../ledger/ledger-sections.tsx')
const timeline = () => import('../timeline/timeline-view.tsx')
const panel = () => import('../task-panel/task-panel.tsx')
const importing = () => import('../import-dialog/import-dialog.tsx')
const boardDialogs = () => import('../board-files/board-dialogs.tsx')
const deleted = () => import('../deleted/deleted-dialog.tsx')
const keys = () => import('./keys-sheet.tsx')
const palette = () => import('../palette/palette.tsx')
const team = () => import('../team/team-dialog.tsx')
const refused = () => import('../team/refused-dialog.tsx')
const leave = () => import('../team/leave-dialog.tsx')
const join = () => import('../team/join-dialog.tsx')
const signals = () => import('../signals/signals-dialog.tsx')
const work = () => import('../work/work-view.tsx')
const inbox = () => import('../inbox/board-inbox.tsx')
const firstInbox = () => import('../inbox/first-inbox.tsx')
const slips = () => import('../slips/slip-list.tsx')
const proposals = () => import('../proposals/proposal-list.tsx')

/** What the first paint does without: read from disk when it is wanted, or by `loadLater`. */
export const ListView = lazy(async () => ({ default: (await list()).ListView }))
export const LedgerSections = lazy(async () => ({ default: (await ledger()).LedgerSections }))
export const TimelineView = lazy(async () => ({ default: (await timeline()).TimelineView }))
export const TaskPanel = lazy(async () => ({ default: (await panel()).TaskPanel }))
export const ImportDialog = lazy(async () => ({ default: (await importing()).ImportDialog }))
export const BoardDialogs = lazy(async () => ({ default: (await boardDialogs()).BoardDialogs }))
export const DeletedDialog = lazy(async () => ({ default: (await deleted()).DeletedDialog }))
export const KeysSheet = lazy(async () => ({ default: (await keys()).KeysSheet }))
export const Palette = lazy(async () => ({ default: (await palette()).Palette }))
export const TeamDialog = lazy(async () => ({ default: (await team()).TeamDialog }))
export const RefusedDialog = lazy(async () => ({ default: (await refused()).RefusedDialog }))
export const LeaveDialog = lazy(async () => ({ default: (await leave()).LeaveDialog }))
export const JoinDialog = lazy(async () => ({ default: (await join()).JoinDialog }))
export const SignalsDialog = lazy(async () => ({ default: (await signals()).SignalsDialog }))
export const WorkView = lazy(async () => ({ default: (await work()).WorkView }))
export const BoardInbox = lazy(async () => ({ default: (await inbox()).BoardInbox }))
export const FirstInbox = lazy(async () => ({ default: (await firstInbox()).FirstInbox }))
export const SlipList = lazy(async () => ({ default: (await slips()).SlipList }))
export const ProposalList = lazy(async () => ({ default: (await proposals()).ProposalList }))

/** Reads them all, so that a click finds them there. A failure is met again, and told, by whoever wants the view. */
export function loadLater(): void {
  for (const load of [
    list,
    ledger,
    timeline,
    panel,
    importing,
    boardDialogs,
    deleted,
    keys,
    palette,
    team,
    refused,
    leave,
    join,
    signals,
    inbox,
    work,
    firstInbox,
    slips,
    proposals
  ])
    load().catch(() => undefined)
}
