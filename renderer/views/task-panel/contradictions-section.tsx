import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Driver } from '../../../shared/schedule/schedule.ts'
import { useGraph, useTaskIssues } from '../../state/board-context.ts'
import type { TaskIssue } from '../../state/task-issues.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { waysOut } from '../../state/ways-out.ts'
import { Button } from '../../ui/button.tsx'
import { formatMoment, formatPlainDay } from '../../ui/text/format-day.ts'

import { constraintWords } from './constraint-words.ts'
import { PanelSection } from './panel-section.tsx'
import { TaskLink } from './task-link.tsx'

/** Where a task's plan contradicts itself, each with its ways out; nothing where it does not. */
export function ContradictionsSection({ task }: { readonly task: TaskId }) {
  const issues = useTaskIssues(task)
  if (issues.length === 0) return null
  return (
    <PanelSection title={issues.length === 1 ? 'Contradiction' : 'Contradictions'}>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {issues.map((issue) => (
          <Contradiction key={JSON.stringify(issue)} issue={issue} />
        ))}
      </ul>
    </PanelSection>
  )
}

function Contradiction({ issue }: { readonly issue: TaskIssue }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const ways = waysOut(issue, graph, (instant) => formatPlainDay(instant, frame))
  return (
    <li className="flex gap-2 leading-relaxed">
      <TriangleAlert aria-hidden size={14} className="mt-1 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="m-0" data-selectable>
          <ContradictionWords issue={issue} />
        </p>
        {ways.length === 0 ? null : (
          <div className="flex flex-wrap gap-2">
            {ways.map(({ kind, words, intent, label }) => (
              <Button key={kind} size="small" onPress={() => onIntent(intent, label)}>
                {words}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  )
}

function ContradictionWords({ issue }: { readonly issue: TaskIssue }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const linkTo = (task: TaskId) => (
    <TaskLink task={task} title={graph.tasks.get(task)?.title ?? 'a task that is gone'} />
  )
  switch (issue.kind) {
    case 'constraintConflict':
      return (
        <>
          {`${constraintWords[issue.constraint]} ${formatMoment(issue.wanted, frame)}: `}
          {because(issue.driver, linkTo)}
          {` allows ${formatMoment(issue.possible, frame)} at the earliest.`}
        </>
      )
    case 'outOfOrder': {
      const predecessor = graph.dependencies.get(issue.dependency)?.predecessor
      return <>It began before {predecessor === undefined ? 'its predecessor' : linkTo(predecessor)} let it.</>
    }
    case 'emptyCalendar':
      return 'It counts in a calendar without working time, so it has no length.'
    case 'parentCycle':
      return 'The summaries above it contain each other. One of them is left out until a parent is changed.'
    case 'absurdNumber':
      return `Its ${issue.field} is out of any range, and counts as not said.`
    default:
      return assertNever(issue)
  }
}

/** Who or what makes the wanted date impossible. */
function because(driver: Driver, linkTo: (task: TaskId) => ReactNode): ReactNode {
  switch (driver.kind) {
    case 'dependency':
      return linkTo(driver.predecessor)
    case 'handoff':
      return <>the handoff from {linkTo(driver.predecessor)}</>
    case 'constraint':
      return <>the date of {linkTo(driver.of)}</>
    case 'child':
      return linkTo(driver.child)
    case 'now':
      return 'it has not happened yet, and the present'
    case 'boardStart':
      return 'the start of the board'
    case 'actual':
      return 'what has happened'
    case 'duration':
      return 'the work that is left'
    case 'manual':
      return 'the date set by hand'
    default:
      return assertNever(driver)
  }
}
