import { Scale, Trash2 } from 'lucide-react'
import { memo } from 'react'

import type { Dependency, DependencyType } from '../../../shared/model/dependency.ts'
import type { DependencyId, TaskId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { useBoard, useMinutesPerDay } from '../../state/board-context.ts'
import { useDependencyHeat } from '../../state/debt-on-cards.tsx'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { graphLinks } from '../../state/graph-links.ts'
import { taskChoices } from '../../state/task-choices.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useSlice } from '../../state/use-store.ts'
import { useTaskState } from '../../state/use-task-state.ts'
import { Choice } from '../../ui/choice.tsx'
import { DraftField } from '../../ui/draft-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { stateLooks } from '../../ui/state-badge.tsx'
import { TaskChooser } from '../../ui/task-chooser.tsx'
import { formatDuration } from '../../ui/text/format-duration.ts'
import { parseDuration } from '../../ui/text/parse-duration.ts'

import { tenthsText } from '../ledger/hours-text.ts'

import { KeepGap } from './keep-gap.tsx'
import { PanelSection } from './panel-section.tsx'
import { TaskLink } from './task-link.tsx'

const typeOptions: readonly { readonly value: DependencyType; readonly label: string }[] = [
  { value: 'finishToStart', label: 'Finish to start' },
  { value: 'startToStart', label: 'Start to start' },
  { value: 'finishToFinish', label: 'Finish to finish' },
  { value: 'startToFinish', label: 'Start to finish' }
]

/** More links than this are counted and not drawn. */
const mostDrawn = 40

/** What comes before it and what comes after it, and how to link more. */
export const LinksSection = memo(function LinksSection({
  task,
  title
}: {
  readonly task: TaskId
  readonly title: string
}) {
  const { graph } = useBoard()
  const into = useSlice(graph, (now) => graphLinks(now).into)
  const outOf = useSlice(graph, (now) => graphLinks(now).outOf)
  return (
    <>
      <LinkList heading="Depends on" task={task} title={title} links={into.get(task) ?? []} side="predecessor" />
      <LinkList heading="Leads to" task={task} title={title} links={outOf.get(task) ?? []} side="successor" />
    </>
  )
})

function LinkList({
  heading,
  task,
  title,
  links,
  side
}: {
  readonly heading: string
  readonly task: TaskId
  readonly title: string
  readonly links: readonly Dependency[]
  readonly side: 'predecessor' | 'successor'
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const linked = new Set(links.map((link) => link[side]))
  const find = (text: string) => taskChoices(session, text, (id) => id === task || linked.has(id))
  const add = (chosen: string) => {
    const other = parseId<TaskId>(chosen)
    if (!other.ok) return
    const ends =
      side === 'predecessor'
        ? { predecessor: other.value, successor: task }
        : { predecessor: task, successor: other.value }
    const name = session.graph.get().tasks.get(other.value)?.title ?? ''
    const words = side === 'predecessor' ? `“${title}” after “${name}”` : `“${name}” after “${title}”`
    onIntent({ type: 'addDependency', dependency: { id: session.newId<DependencyId>(), ...ends } }, `Put ${words}`)
  }
  return (
    <PanelSection title={links.length === 0 ? heading : `${heading} ${links.length}`}>
      {links.length === 0 ? null : (
        <ul aria-label={heading} className="m-0 flex list-none flex-col gap-2 p-0">
          {links.slice(0, mostDrawn).map((link) => (
            <LinkRow key={link.id} link={link} side={side} />
          ))}
        </ul>
      )}
      {links.length > mostDrawn ? (
        <p className="m-0 text-xs text-faint">{`and ${links.length - mostDrawn} more`}</p>
      ) : null}
      <TaskChooser
        label={side === 'predecessor' ? 'Add something it depends on' : 'Add something it leads to'}
        placeholder="Find a task"
        find={find}
        onChoose={add}
      />
    </PanelSection>
  )
}

const LinkRow = memo(function LinkRow({
  link,
  side
}: {
  readonly link: Dependency
  readonly side: 'predecessor' | 'successor'
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const stuck = useDependencyHeat(link.id)
  const dayMinutes = useMinutesPerDay()
  // Elapsed days have 24 hours.
  const perDay = link.lag.unit === 'elapsed' ? 1440 : dayMinutes
  const other = link[side]
  const predecessor = useSlice(session.graph, ({ tasks }) => tasks.get(link.predecessor)?.title ?? null)
  const successor = useSlice(session.graph, ({ tasks }) => tasks.get(link.successor)?.title ?? null)
  const known = side === 'predecessor' ? predecessor : successor
  const title = known ?? 'a task that is gone'
  const state = useTaskState(other)
  const look = state === null ? null : stateLooks[state]
  const label = `Change how “${successor ?? ''}” follows “${predecessor ?? ''}”`
  return (
    <li className="flex flex-col gap-2 rounded-lg border border-line p-2.5">
      <div className="flex items-start gap-2">
        {look === null ? null : (
          <look.icon aria-label={look.word} size={15} className={`mt-0.5 shrink-0 ${look.ink}`} />
        )}
        <span className="min-w-0 flex-1">{known === null ? title : <TaskLink task={other} title={title} />}</span>
        <IconButton
          label={`Remove the link to ${title}`}
          small
          onPress={() => void onIntent({ type: 'removeDependency', dependency: link.id }, `Unlink “${title}”`)}
        >
          <Trash2 aria-hidden size={13} />
        </IconButton>
      </div>
      <div className="grid grid-cols-[1fr_96px] gap-2">
        <Choice
          label={`How it depends on ${title}`}
          hideLabel
          value={link.type}
          options={typeOptions}
          onChoose={(type) => void onIntent({ type: 'editDependency', dependency: link.id, change: { type } }, label)}
        />
        <DraftField
          label={`Lag of ${title}${link.lag.unit === 'elapsed' ? ' in elapsed time' : ''}`}
          hideLabel
          value={link.lag.minutes === 0 ? '' : formatDuration(link.lag.minutes, perDay)}
          placeholder="no lag"
          onDraft={(text) => {
            const parsed = parseDuration(text.trim() === '' ? '0' : text, perDay)
            if (!parsed.ok) return parsed
            const lag = { ...link.lag, minutes: parsed.value }
            return fieldOutcome(onIntent({ type: 'editDependency', dependency: link.id, change: { lag } }, label))
          }}
        />
      </div>
      {stuck === 0 ? null : (
        <p className="m-0 flex items-center gap-1.5 text-xs font-medium text-debt">
          <Scale aria-hidden size={13} className="shrink-0" />
          {`${tenthsText(stuck)} stuck here`}
        </p>
      )}
      {predecessor === null || successor === null ? null : (
        <KeepGap link={link} predecessor={predecessor} successor={successor} />
      )}
    </li>
  )
})
