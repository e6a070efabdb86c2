import { memo } from 'react'

import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { succeed } from '../../../shared/lib/result.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Constraint, ConstraintType, Task } from '../../../shared/model/task.ts'
import type { WorkState } from '../../../shared/schedule/schedule.ts'
import { useBoard, useGraphPart, useMinutesPerDay } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { DraftField } from '../../ui/draft-field.tsx'
import { formatEstimate, parseEstimate } from '../../ui/text/estimate-text.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'
import { parseDuration } from '../../ui/text/parse-duration.ts'

import { constraintWords } from './constraint-words.ts'
import { PanelSection } from './panel-section.tsx'

const constraintOptions = (Object.keys(constraintWords) as ConstraintType[]).map((value) => ({
  value,
  label: constraintWords[value]
}))

/** Who does it, how long it takes, and what holds its dates. */
export function FactsSection({ task, state }: { readonly task: Task; readonly state: WorkState }) {
  const session = useBoard()
  const onIntent = useIntents()
  const perDay = useMinutesPerDay()
  const isFinished = state === 'done' || state === 'cancelled'
  return (
    <PanelSection title="Plan">
      <div className="grid grid-cols-2 gap-3">
        <OwnerField task={task.id} title={task.title} owner={task.owner} isApproval={task.kind === 'approval'} />
        {task.kind === 'task' ? (
          <DraftField
            label="Estimate"
            value={formatEstimate(task, perDay)}
            {...(task.estimateRange === null && !isFinished ? { hint: 'With a range: 3d, 2d – 6d' } : {})}
            isDisabled={isFinished}
            onDraft={(text) => {
              const parsed = parseEstimate(text, perDay)
              if (!parsed.ok) return parsed
              return fieldOutcome(
                onIntent(
                  { type: 'editTask', task: task.id, change: parsed.value },
                  `Change the estimate of “${task.title}”`
                )
              )
            }}
          />
        ) : null}
        {task.kind === 'task' && task.actualStart !== null ? (
          <DraftField
            label="Work left"
            value={task.remaining === null ? '' : formatDuration(task.remaining.minutes, perDay)}
            placeholder="as estimated"
            isDisabled={isFinished}
            onDraft={(text) => {
              if (text.trim() === '') {
                return fieldOutcome(
                  onIntent(
                    { type: 'editTask', task: task.id, change: { remaining: null } },
                    `Clear what is left of “${task.title}”`
                  )
                )
              }
              const parsed = parseDuration(text, perDay)
              if (!parsed.ok) return parsed
              return fieldOutcome(
                onIntent(
                  { type: 'recordRemaining', task: task.id, minutes: parsed.value, at: session.clock() },
                  `Record what is left of “${task.title}”`
                )
              )
            }}
          />
        ) : null}
        {task.kind === 'approval' ? null : (
          <ConstraintFields
            task={task.id}
            title={task.title}
            type={task.constraint?.type ?? 'asSoonAsPossible'}
            date={task.constraint?.date ?? null}
            isDisabled={isFinished}
          />
        )}
      </div>
    </PanelSection>
  )
}

const nobody = 'nobody'

const OwnerField = memo(function OwnerField({
  task,
  title,
  owner,
  isApproval
}: {
  readonly task: TaskId
  readonly title: string
  readonly owner: PersonId | null
  readonly isApproval: boolean
}) {
  const people = useGraphPart('people')
  const onIntent = useIntents()
  const options = [
    { value: nobody, label: 'Nobody', icon: <Avatar person={null} size={16} /> },
    ...[...people.values()].map((person) => ({
      value: person.id as string,
      label: person.name,
      icon: <Avatar person={person} size={16} />
    }))
  ]
  const setOwner = (value: string) => {
    const parsed = parseId<PersonId>(value)
    const next = value === nobody || !parsed.ok ? null : parsed.value
    onIntent({ type: 'editTask', task, change: { owner: next } }, `Change the owner of “${title}”`)
  }
  return (
    <Choice label={isApproval ? 'Approver' : 'Owner'} value={owner ?? nobody} options={options} onChoose={setOwner} />
  )
})

const ConstraintFields = memo(function ConstraintFields({
  task,
  title,
  type,
  date,
  isDisabled
}: {
  readonly task: TaskId
  readonly title: string
  readonly type: ConstraintType
  readonly date: Instant | null
  readonly isDisabled: boolean
}) {
  const onIntent = useIntents()
  const frame = useDateFrame()
  const isFinish = type === 'finishNoEarlierThan' || type === 'finishNoLaterThan' || type === 'mustFinishOn'
  const read = useDateReader(isFinish ? 'end' : 'begin')
  const needsDate = type !== 'asSoonAsPossible' && type !== 'asLateAsPossible'
  const set = (constraint: Constraint | null) =>
    onIntent({ type: 'editTask', task, change: { constraint } }, `Change when “${title}” may be`)
  const choose = (next: ConstraintType) => {
    if (next === 'asSoonAsPossible') return void set(null)
    // A type that needs a date begins with the one that is there, or today.
    set({ type: next, date: next === 'asLateAsPossible' ? null : (date ?? frame.now) })
  }
  return (
    <>
      <div className={needsDate ? 'col-start-1' : 'col-span-2'}>
        <Choice
          label="When it may be"
          value={type}
          options={constraintOptions}
          onChoose={choose}
          isDisabled={isDisabled}
        />
      </div>
      {needsDate ? (
        <DateField
          label="Date"
          value={date}
          frame={frame}
          read={read}
          isDisabled={isDisabled}
          onDate={(next) => {
            if (next === null) return fieldOutcome(set(null))
            return next === date ? succeed(undefined) : fieldOutcome(set({ type, date: next }))
          }}
        />
      ) : null}
    </>
  )
})
