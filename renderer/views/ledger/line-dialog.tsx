import type { ReactNode } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { useGraph, useSchedule } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { WaitDialog } from '../board/wait-dialog.tsx'
import { DeadlockNote } from '../deadlock/deadlock-note.tsx'
import { SplitDialog } from '../records/split-dialog.tsx'
import { HandoffCard } from '../task-panel/handoff-card.tsx'
import { OpenRequest } from '../task-panel/open-request.tsx'
import { WriteComment } from '../task-panel/write-comment.tsx'

import { DeclineDialog } from './decline-dialog.tsx'
import { FollowUpForm } from './follow-up-form.tsx'
import type { LineForm } from './line-ways.ts'
import { WriteOffDialog } from './write-off-dialog.tsx'

type Asked<Kind extends LineForm['kind']> = Extract<LineForm, { readonly kind: Kind }>

/** [LV5] Asks for what a payment needs to be said, with the forms that the task's panel has; nothing where its cause is gone. */
export function LineDialog({ form, onClose }: { readonly form: LineForm; readonly onClose: () => void }) {
  switch (form.kind) {
    case 'catch':
      return <CatchDialog form={form} onClose={onClose} />
    case 'decide':
      return <DecideDialog form={form} onClose={onClose} />
    case 'answer':
      return <AnswerDialog form={form} onClose={onClose} />
    case 'waitOnPurpose':
      return <WaitDialog task={form.task} first="purpose" onClose={onClose} />
    case 'followUp':
      return <FollowUpDialog form={form} onClose={onClose} />
    case 'assign':
      return <AssignDialog task={form.task} onClose={onClose} />
    case 'writeOff':
      return <WriteOffDialog task={form.task} onClose={onClose} />
    case 'split':
      return <SplitDialog task={form.task} onClose={onClose} />
    case 'decline':
      return <DeclineDialog declined={form.declined} onClose={onClose} />
    case 'breakLoop':
      return <BreakLoopDialog form={form} onClose={onClose} />
    default:
      return assertNever(form)
  }
}

function Asking({
  title,
  onClose,
  children
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  )
}

function CatchDialog({ form, onClose }: { readonly form: Asked<'catch'>; readonly onClose: () => void }) {
  const graph = useGraph()
  const handoff = graph.handoffs.get(form.handoff)
  const link = handoff === undefined ? undefined : graph.dependencies.get(handoff.dependency)
  if (handoff === undefined || link === undefined) return null
  return (
    <Asking title={`Catch “${graph.tasks.get(link.predecessor)?.title ?? 'a task'}”`} onClose={onClose}>
      <HandoffCard handoff={handoff} link={link} />
    </Asking>
  )
}

function BreakLoopDialog({ form, onClose }: { readonly form: Asked<'breakLoop'>; readonly onClose: () => void }) {
  const deadlock = useSchedule()?.deadlocks.find(({ setAside }) => setAside.includes(form.dependency))
  if (deadlock === undefined) return null
  return (
    <Asking title="Break the loop" onClose={onClose}>
      <DeadlockNote deadlock={deadlock} />
    </Asking>
  )
}

function DecideDialog({ form, onClose }: { readonly form: Asked<'decide'>; readonly onClose: () => void }) {
  const graph = useGraph()
  const approval = graph.approvals.get(form.approval)
  const task = approval === undefined ? undefined : graph.tasks.get(approval.task)
  if (approval === undefined || task === undefined) return null
  return (
    <Asking title={`Decide “${task.title}”`} onClose={onClose}>
      <OpenRequest task={task} approval={approval} />
    </Asking>
  )
}

function AnswerDialog({ form, onClose }: { readonly form: Asked<'answer'>; readonly onClose: () => void }) {
  const graph = useGraph()
  const question = graph.comments.get(form.question)
  if (question === undefined) return null
  const title = graph.tasks.get(question.task)?.title ?? ''
  return (
    <Asking title={`Answer on “${title}”`} onClose={onClose}>
      <blockquote className="m-0 border-l-2 border-line pl-3 break-words whitespace-pre-wrap" data-selectable>
        {question.text}
      </blockquote>
      <WriteComment task={question.task} title={title} answers={question.id} onWritten={onClose} />
    </Asking>
  )
}

function FollowUpDialog({ form, onClose }: { readonly form: Asked<'followUp'>; readonly onClose: () => void }) {
  const decision = useGraph().decisions.get(form.decision)
  if (decision === undefined) return null
  return (
    <Asking title="What follows from the decision" onClose={onClose}>
      <blockquote className="m-0 border-l-2 border-line pl-3 break-words whitespace-pre-wrap" data-selectable>
        {decision.text}
      </blockquote>
      <FollowUpForm decision={decision} onClose={onClose} />
    </Asking>
  )
}

function AssignDialog({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const graph = useGraph()
  const onIntent = useIntents()
  const { title = '', owner = null } = graph.tasks.get(task) ?? {}
  return (
    <Asking title={`Who does “${title}”`} onClose={onClose}>
      <Choice
        label="Owner"
        value={owner}
        placeholder="Choose a person"
        options={[...graph.people.values()].map((person) => ({
          value: person.id as string,
          label: person.name,
          icon: <Avatar person={person} size={16} />
        }))}
        onChoose={(value) => {
          const next = parseId<PersonId>(value)
          if (!next.ok) return
          const change = { owner: next.value }
          if (onIntent({ type: 'editTask', task, change }, `Change the owner of “${title}”`).ok) onClose()
        }}
      />
    </Asking>
  )
}
