import {
  Ban,
  CirclePlay,
  CircleCheck,
  Clock3,
  Hourglass,
  Repeat2,
  MoreHorizontal,
  Pause,
  RotateCcw,
  Split,
  Trash2,
  X
} from 'lucide-react'
import { memo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import type { TaskId } from '../../../shared/model/ids.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkState } from '../../../shared/schedule/schedule.ts'
import { useBoard, useGraph, useSchedule, useSelection, useMayEdit } from '../../state/board-context.ts'
import { stateOf } from '../../state/columns.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { graphLinks } from '../../state/graph-links.ts'
import { canSplit } from '../../state/split-task.ts'
import { moveTask } from '../../state/task-moves.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { WaitDialog } from '../board/wait-dialog.tsx'
import { DragDialog } from '../records/drag-dialog.tsx'
import { LogTimeDialog } from '../records/log-time-dialog.tsx'
import { SplitDialog } from '../records/split-dialog.tsx'

import { ApprovalSection } from './approval-section.tsx'
import { BlockersSection } from './blockers-section.tsx'
import { ContradictionsSection } from './contradictions-section.tsx'
import { DatesSection } from './dates-section.tsx'
import { DeadlockSection } from './deadlock-section.tsx'
import { FactsSection } from './facts-section.tsx'
import { HandoffsSection } from './handoffs-section.tsx'
import { HistorySection } from './history-section.tsx'
import { LinksSection } from './links-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { PromiseSection } from './promise-section.tsx'
import { ReferencesSection } from './references-section.tsx'
import { ProposedSection } from './proposed-section.tsx'
import { SignalsSection } from './signals-section.tsx'
import { SlipsSection } from './slips-section.tsx'
import { SlotNote } from './slot-note.tsx'
import { TakenSlotNote } from './taken-slot-note.tsx'
import { ThreadSection } from './thread-section.tsx'
import { TitleField } from './title-field.tsx'
import { useNextStep } from './use-next-step.ts'
import { WaitsSection } from './waits-section.tsx'
import { WorkSection } from './work-section.tsx'

/** Everything about one task, and every way to change it. */
export function TaskPanel({
  task: id,
  onDelete
}: {
  readonly task: TaskId
  readonly onDelete: (task: TaskId) => void
}) {
  const graph = useGraph()
  const schedule = useSchedule()
  const { select } = useSelection()
  const keys = useShownKeys()
  const mayEdit = useMayEdit()
  const onIntent = useIntents()
  const panel = useNextStep(id)
  const task = graph.tasks.get(id)
  if (task === undefined) return null
  const forecast = schedule?.forecasts.get(id) ?? null
  const state = stateOf(task, forecast, schedule?.now ?? null)
  const links = graphLinks(graph)
  const key = taskKeys(graph).keyOf(task)
  return (
    <aside
      ref={panel}
      aria-label="Task"
      className="enter-side flex w-[400px] shrink-0 flex-col overflow-hidden border-l border-line bg-surface max-[1100px]:absolute max-[1100px]:inset-y-0 max-[1100px]:right-0 max-[1100px]:z-30 max-[1100px]:shadow-lift"
    >
      <header className="flex items-center gap-1.5 px-5 pt-4 pb-1">
        <StateBadge state={state} />
        {task.kind === 'task' ? null : (
          <Badge tone="neutral">
            {{ milestone: 'Milestone', summary: 'Summary', approval: 'Approval' }[task.kind]}
          </Badge>
        )}
        {forecast?.critical === true && state !== 'done' ? <Badge tone="critical">Critical</Badge> : null}
        <span className="flex-1" />
        <span title="The short key, for messages and commits" className="tabular mr-1 text-xs text-faint select-all">
          {key}
        </span>
        {mayEdit ? <MoreMenu task={task} state={state} onDelete={onDelete} /> : null}
        <IconButton label="Close the panel" keys={keys.of('closePanel')} small onPress={() => select(null)}>
          <X aria-hidden size={15} />
        </IconButton>
      </header>
      {/* Where one may only read, every control inside is off. */}
      <fieldset disabled={!mayEdit} className="m-0 min-h-0 min-w-0 flex-1 overflow-y-auto border-0 p-0 pb-10">
        <div className="flex flex-col gap-3 px-5 pb-4">
          <TitleField
            title={task.title}
            onTitle={(title) =>
              fieldOutcome(onIntent({ type: 'editTask', task: id, change: { title } }, `Rename “${task.title}”`))
            }
          />
          <StateButtons task={task} state={state} />
          {state === 'clear' && forecast !== null ? <SlotNote task={task} forecast={forecast} /> : null}
          {task.constraint?.type === 'startNoEarlierThan' ? <TakenSlotNote key={id} task={task} /> : null}
        </div>
        <ProposedSection task={id} />
        <WaitsSection task={task} />
        <DatesSection task={task} forecast={forecast} />
        <ContradictionsSection task={id} />
        <DeadlockSection task={id} />
        <BlockersSection task={task} forecast={forecast} />
        {task.kind === 'approval' ? <ApprovalSection task={task} approval={links.approvals.get(id) ?? null} /> : null}
        <HandoffsSection task={task} />
        <FactsSection task={task} state={state} />
        <PromiseSection task={task} forecast={forecast} />
        <LinksSection task={id} title={task.title} />
        <NotesSection key={id} task={id} />
        <ReferencesSection task={task} />
        <SlipsSection task={id} />
        <WorkSection task={task} />
        <ThreadSection task={id} title={task.title} />
        <SignalsSection task={id} />
        <HistorySection task={task} />
      </fieldset>
    </aside>
  )
}

const StateButtons = memo(function StateButtons({ task, state }: { readonly task: Task; readonly state: WorkState }) {
  const session = useBoard()
  const onIntent = useIntents()
  if (task.kind === 'summary' || task.kind === 'approval') return null
  const go = (to: 'inProgress' | 'done') => {
    const move = moveTask(task, state, to, session.clock())
    if (move.kind === 'write') onIntent(move.intent, move.label)
  }
  const finished = state === 'done' || state === 'cancelled'
  return (
    <div data-next-step="start" className="flex gap-2">
      {finished ? (
        <Button onPress={() => go('inProgress')}>
          <RotateCcw aria-hidden size={14} />
          Reopen
        </Button>
      ) : (
        <>
          {state === 'inProgress' ? null : (
            <Button look={state === 'clear' ? 'primary' : 'plain'} onPress={() => go('inProgress')}>
              <CirclePlay aria-hidden size={14} />
              {task.actualStart === null ? 'Start' : 'Resume'}
            </Button>
          )}
          <Button look={state === 'inProgress' ? 'primary' : 'plain'} onPress={() => go('done')}>
            <CircleCheck aria-hidden size={14} />
            Finish
          </Button>
        </>
      )}
    </div>
  )
}, isSameWork)

const MoreMenu = memo(function MoreMenu({
  task,
  state,
  onDelete
}: {
  readonly task: Task
  readonly state: WorkState
  readonly onDelete: (task: TaskId) => void
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const [asked, setAsked] = useState<'wait' | 'time' | 'drag' | 'split' | null>(null)
  const closed = () => setAsked(null)
  const finished = state === 'done' || state === 'cancelled'
  const at = () => session.clock()
  const entries: MenuEntry[] = []
  if (!finished && task.kind !== 'summary') {
    entries.push({
      kind: 'action',
      id: 'wait',
      label: 'Waits for …',
      icon: <Hourglass aria-hidden size={15} />,
      run: () => setAsked('wait')
    })
    entries.push(
      task.pausedAt === null
        ? {
            kind: 'action',
            id: 'pause',
            label: 'Pause',
            icon: <Pause aria-hidden size={15} />,
            run: () => onIntent({ type: 'pauseTask', task: task.id, at: at() }, `Pause “${task.title}”`)
          }
        : {
            kind: 'action',
            id: 'resume',
            label: 'Resume',
            icon: <CirclePlay aria-hidden size={15} />,
            run: () => onIntent({ type: 'resumeTask', task: task.id }, `Resume “${task.title}”`)
          }
    )
  }
  if (task.kind === 'task')
    entries.push({
      kind: 'action',
      id: 'logTime',
      label: 'Log time …',
      icon: <Clock3 aria-hidden size={15} />,
      run: () => setAsked('time')
    })
  if (task.kind === 'task' && !finished)
    entries.push({
      kind: 'action',
      id: 'drag',
      label: 'Costs time every week …',
      icon: <Repeat2 aria-hidden size={15} />,
      run: () => setAsked('drag')
    })
  if (canSplit(task, session.graph.get()))
    entries.push({
      kind: 'action',
      id: 'split',
      label: 'Split …',
      icon: <Split aria-hidden size={15} />,
      run: () => setAsked('split')
    })
  if (!finished) {
    entries.push({
      kind: 'action',
      id: 'cancel',
      label: 'Cancel this work',
      icon: <Ban aria-hidden size={15} />,
      run: () => onIntent({ type: 'cancelTask', task: task.id, at: at() }, `Cancel “${task.title}”`)
    })
  }
  entries.push({
    kind: 'action',
    id: 'delete',
    label: 'Delete',
    icon: <Trash2 aria-hidden size={15} />,
    keys: 'Delete',
    danger: true,
    run: () => onDelete(task.id)
  })
  return (
    <>
      <Menu label="More about this task" entries={entries}>
        <AriaButton
          aria-label="More about this task"
          className="inline-flex size-6 cursor-default items-center justify-center rounded-md text-soft hover:bg-hover"
        >
          <MoreHorizontal aria-hidden size={15} />
        </AriaButton>
      </Menu>
      {asked === 'wait' ? <WaitDialog task={task.id} onClose={closed} /> : null}
      {asked === 'split' ? <SplitDialog task={task.id} onClose={closed} /> : null}
      {asked === 'time' ? <LogTimeDialog task={task.id} onClose={closed} /> : null}
      {asked === 'drag' ? <DragDialog task={task} onClose={closed} /> : null}
    </>
  )
}, isSameWork)

type Work = { readonly task: Task; readonly state: WorkState }

/** Whether the same can be done about a task as before: an estimate, for one, changes nothing of that. */
function isSameWork({ task, state }: Work, next: Work): boolean {
  return (
    state === next.state &&
    task.id === next.task.id &&
    task.title === next.task.title &&
    task.kind === next.task.kind &&
    task.actualStart === next.task.actualStart &&
    task.pausedAt === next.task.pausedAt &&
    task.drag === next.task.drag
  )
}
