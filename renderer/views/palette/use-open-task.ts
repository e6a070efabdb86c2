import type { CardCommandId } from '../../../shared/commands/card-commands.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { ColumnName } from '../../../shared/model/board-look.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useBoard } from '../../state/board-context.ts'
import { stateOf } from '../../state/columns.ts'
import { canSplit } from '../../state/split-task.ts'
import { moveTask } from '../../state/task-moves.ts'
import type { TaskMove } from '../../state/task-moves.ts'
import { useIntents } from '../../state/use-intents.ts'

/** The task whose panel is open, with what can be done to it here; null where none is, or nobody may edit. */
export function useOpenTask({
  mayEdit,
  onProblem,
  onWait,
  onLogTime,
  onSplit,
  onDelete
}: {
  readonly mayEdit: boolean
  readonly onProblem: (message: string) => void
  readonly onWait: (task: TaskId) => void
  readonly onLogTime: (task: TaskId) => void
  readonly onSplit: (task: TaskId) => void
  readonly onDelete: (task: TaskId) => void
}): {
  readonly title: string
  readonly commands: readonly CardCommandId[]
  readonly run: (command: CardCommandId) => void
} | null {
  const session = useBoard()
  const onIntent = useIntents()
  const selected = session.selected.get()
  const task = selected === null ? undefined : session.graph.get().tasks.get(selected)
  if (task === undefined || !mayEdit) return null
  const schedule = session.schedule.get()
  const state = stateOf(task, schedule?.forecasts.get(task.id) ?? null, schedule?.now ?? null)
  const moveTo = (to: ColumnName) => moveTask(task, state, to, session.clock())
  const can = (to: ColumnName, kind: TaskMove['kind']) => task.kind !== 'summary' && moveTo(to).kind === kind

  return {
    title: task.title,
    commands: [
      ...(can('inProgress', 'write') ? ['start' as const] : []),
      ...(can('done', 'write') ? ['finish' as const] : []),
      ...(can('waiting', 'ask') ? ['waitFor' as const] : []),
      ...(task.kind === 'task' ? ['logTime' as const] : []),
      ...(canSplit(task, session.graph.get()) ? ['split' as const] : []),
      'delete'
    ],
    run: (command) => {
      switch (command) {
        case 'start':
          return make('inProgress')
        case 'finish':
          return make('done')
        case 'delete':
          return onDelete(task.id)
        case 'waitFor':
          return onWait(task.id)
        case 'logTime':
          return onLogTime(task.id)
        case 'split':
          return onSplit(task.id)
        default:
          return assertNever(command)
      }
    }
  }

  function make(to: ColumnName): void {
    const outcome = moveTo(to)
    if (outcome.kind === 'write') onIntent(outcome.intent, outcome.label)
    if (outcome.kind === 'refused') onProblem(outcome.reason)
  }
}
