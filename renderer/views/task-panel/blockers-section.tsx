import { HandHelping, Hourglass, Lock, Stamp } from 'lucide-react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Approval } from '../../../shared/model/approval.ts'
import { latestApproval } from '../../../shared/model/latest-approval.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { Blocker, TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import type { PersonWords } from '../../state/use-person-words.ts'
import { formatDay } from '../../ui/text/format-day.ts'

import { PanelSection } from './panel-section.tsx'
import { TaskLink } from './task-link.tsx'

/** What has to come true before it can start. */
export function BlockersSection({ task, forecast }: { readonly task: Task; readonly forecast: TaskForecast | null }) {
  if (forecast === null || forecast.blockers.length === 0) return null
  const { blockers, conditions } = forecast
  return (
    <PanelSection title={`Blocked by ${blockers.length} of ${conditions}`}>
      <ul aria-label="Blocked by" className="m-0 flex list-none flex-col gap-1.5 p-0">
        {blockers.slice(0, 50).map((blocker) => (
          <li key={keyOf(blocker)} className="flex gap-2">
            <BlockerIcon kind={blocker.kind} />
            <span className="min-w-0">
              <BlockerWords blocker={blocker} task={task} />
            </span>
          </li>
        ))}
      </ul>
      {blockers.length > 50 ? <p className="m-0 text-xs text-faint">{`and ${blockers.length - 50} more`}</p> : null}
    </PanelSection>
  )
}

function BlockerWords({ blocker, task }: { readonly blocker: Blocker; readonly task: Task }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const people = usePersonWords()
  const titleOf = (id: Task['id']) => graph.tasks.get(id)?.title ?? 'a task that is gone'
  const ownerOf = (id: Task['id']) => {
    const owner = graph.tasks.get(id)?.owner ?? null
    return owner === null ? '' : (graph.people.get(owner)?.name ?? '')
  }
  switch (blocker.kind) {
    case 'task': {
      const owner = ownerOf(blocker.task)
      return (
        <>
          <TaskLink task={blocker.task} title={titleOf(blocker.task)} />
          {owner === '' ? null : <span className="text-faint">{` · ${owner}`}</span>}
        </>
      )
    }
    case 'approval':
      return (
        <>
          <TaskLink task={blocker.task} title={titleOf(blocker.task)} />
          <span className="text-faint">{` ${requestInWords(latestApproval(graph, blocker.task), people)}`}</span>
        </>
      )
    case 'handoff': {
      const to = graph.handoffs.get(blocker.handoff)?.to ?? task.owner
      return (
        <>
          The handoff from <TaskLink task={blocker.task} title={titleOf(blocker.task)} /> has to be caught
          {to === null ? null : ` by ${people.me === to ? 'you' : people.nameOf(to)}`}
        </>
      )
    }
    case 'notBefore':
      return (
        <>
          {`Not before ${formatDay(blocker.date, frame)}`}
          {blocker.of === task.id ? null : (
            <>
              {', set on '}
              <TaskLink task={blocker.of} title={titleOf(blocker.of)} />
            </>
          )}
        </>
      )
    default:
      return assertNever(blocker)
  }
}

/** [CO3] Where a decision stands, and who is next. */
function requestInWords(request: Approval | null, { me, nameOf }: PersonWords): string {
  if (request === null) return 'has to be granted, and nobody has asked for it yet'
  const { decision, delegate, approver, requested } = request
  const named = (person: Approval['approver']) => (person !== null && person === me ? 'you' : nameOf(person))
  return decision === null
    ? `has to be granted by ${named(delegate ?? approver)}`
    : `was declined by ${named(decision.by)}: ${requested.by === me && me !== null ? 'you ask' : 'somebody has to ask'} again`
}

function BlockerIcon({ kind }: { readonly kind: Blocker['kind'] }) {
  const Icon = { task: Lock, approval: Stamp, handoff: HandHelping, notBefore: Hourglass }[kind]
  return <Icon aria-hidden size={14} className="mt-0.5 shrink-0 text-blocked" />
}

function keyOf(blocker: Blocker): string {
  return blocker.kind === 'notBefore' ? `notBefore ${blocker.of}` : `${blocker.kind} ${blocker.dependency}`
}
