import { appCommands } from '../../../shared/commands/app-commands.ts'
import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import { cardCommands } from '../../../shared/commands/card-commands.ts'
import type { CardCommandId } from '../../../shared/commands/card-commands.ts'
import { matchCommand } from '../../../shared/commands/match-command.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { BoardId, TaskId, ViewId } from '../../../shared/model/ids.ts'
import type { SavedView } from '../../../shared/model/saved-view.ts'
import type { StateName } from '../../ui/state-badge.tsx'

/** Something that the palette offers. `id` is its own among all of them. */
export type PaletteEntry = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'onTask'; readonly command: CardCommandId }
  | { readonly kind: 'task'; readonly task: TaskId; readonly key: string; readonly state: StateName }
  | { readonly kind: 'command'; readonly command: AppCommandId }
  | { readonly kind: 'view'; readonly view: ViewId }
  | { readonly kind: 'board'; readonly board: BoardId; readonly tasks: number }
)

export type PaletteSection = { readonly title: string; readonly entries: readonly PaletteEntry[] }

/** What there is to find, at one moment. */
export type PaletteScope = {
  readonly canRun: (command: AppCommandId) => boolean
  /** The task that is open, and what can be done to it. */
  readonly open: { readonly title: string; readonly commands: readonly CardCommandId[] } | null
  /** The best matches for a text that is not empty. */
  readonly findTasks: (text: string) => readonly Extract<PaletteEntry, { kind: 'task' }>[]
  /** [BV9] The saved views of the open board. */
  readonly views: readonly Pick<SavedView, 'id' | 'name'>[]
  /** The boards that are not open. */
  readonly boards: readonly Pick<BoardListing, 'id' | 'title' | 'tasks'>[]
}

/** [CM6] What the palette offers for a text, in sections none of which is empty. */
export function paletteSections(scope: PaletteScope, text: string): readonly PaletteSection[] {
  const { open } = scope
  const onTask = cardCommands.flatMap(({ id, title }): PaletteEntry[] =>
    open !== null && open.commands.includes(id)
      ? [{ kind: 'onTask', id: `onTask ${id}`, command: id, label: `${title.replace(/ \(.*\)$/, '')}: ${open.title}` }]
      : []
  )
  const commands = appCommands.flatMap(({ id, title }): PaletteEntry[] =>
    id !== 'palette' && scope.canRun(id) ? [{ kind: 'command', id: `command ${id}`, command: id, label: title }] : []
  )
  const boards = scope.boards.map(({ id, title, tasks }): PaletteEntry => ({
    kind: 'board',
    id: `board ${id}`,
    board: id,
    label: title,
    tasks
  }))
  const views = scope.views.map(({ id, name }): PaletteEntry => ({
    kind: 'view',
    id: `view ${id}`,
    view: id,
    label: name
  }))
  const matching = (entries: readonly PaletteEntry[]) =>
    entries
      .filter(({ label }) => matchCommand({ title: label }, text))
      .toSorted((a, b) => Number(beginsWith(b.label, text)) - Number(beginsWith(a.label, text)))
  const sections = [
    { title: 'The open task', entries: matching(onTask) },
    { title: 'Tasks', entries: text.trim() === '' ? [] : scope.findTasks(text) },
    { title: 'Commands', entries: matching(commands) },
    { title: 'Views', entries: matching(views) },
    { title: 'Boards', entries: matching(boards) }
  ]
  return sections.filter(({ entries }) => entries.length > 0)
}

function beginsWith(label: string, text: string): boolean {
  return label.toLowerCase().startsWith(text.trim().toLowerCase())
}
