import { useState } from 'react'

import type { DependencyId, TaskId } from '../../../shared/model/ids.ts'
import { planWriteOff } from '../../../shared/write-off/plan-write-off.ts'
import type { Dependents, WriteOffPlan } from '../../../shared/write-off/plan-write-off.ts'
import { writeOffIntent } from '../../../shared/write-off/write-off-intent.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { TextField } from '../../ui/text-field.tsx'

import { hoursText } from './hours-text.ts'
import { WriteOffTrial } from './write-off-trial.tsx'

/** Titles that are named before the rest is counted. */
const mostNamed = 4

/** [LV6] Gives work up for good: why, what becomes of the work after it, and what that does, before it is done. */
export function WriteOffDialog({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const session = useBoard()
  const graph = useGraph()
  const onIntent = useIntents()
  const [reason, setReason] = useState('')
  const [dependents, setDependents] = useState<Dependents>('relink')
  const [error, setError] = useState<string | null>(null)
  const title = graph.tasks.get(task)?.title ?? 'a task that is gone'
  const titleOf = (one: TaskId) => graph.tasks.get(one)?.title ?? 'a task that is gone'
  const plan = planWriteOff(graph, task, dependents, session.clock())
  const alone = planWriteOff(graph, task, 'relink', session.clock())
  const giveUp = () => {
    if (reason.trim() === '') return setError('Say why, so that nobody takes it up again.')
    const label = `Write off “${title}”`
    const newId = () => session.newId<DependencyId>()
    const intent = writeOffIntent(graph, plan, { label, reason: reason.trim(), at: session.clock(), newId })
    const outcome = onIntent(intent, label)
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <Dialog title={`Write off “${title}”`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <TextField
          label="Why it is given up"
          value={reason}
          onChange={(text) => {
            setReason(text)
            setError(null)
          }}
          error={error}
          autoFocus
        />
        {alone.kept.length === 0 ? null : (
          <Segmented
            label="The work after it"
            value={dependents}
            onChoose={setDependents}
            options={[
              { value: 'relink', label: 'Goes on without it' },
              { value: 'writeOff', label: 'Is given up too' }
            ]}
          />
        )}
        <ul aria-label="What this does" className="m-0 flex list-disc flex-col gap-1 pl-5 leading-relaxed">
          {effects(plan, titleOf).map((words) => (
            <li key={words} className="break-words">
              {words}
            </li>
          ))}
        </ul>
        <WriteOffTrial key={dependents} task={task} dependents={dependents} />
        <p className="m-0 text-xs text-soft">Undo brings all of it back in one step.</p>
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="danger" onPress={giveUp}>
            {plan.given.length === 1 ? 'Write it off' : `Write ${countOf(plan.given.length, 'task')} off`}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** What a write-off does, one sentence each. */
function effects(
  { given, kept, links, hours, promised }: WriteOffPlan,
  titleOf: (task: TaskId) => string
): readonly string[] {
  const named = (tasks: readonly TaskId[]) => {
    const first = tasks.slice(0, mostNamed).map((one) => `“${titleOf(one)}”`)
    return [...first, ...(tasks.length > mostNamed ? [`${tasks.length - mostNamed} more`] : [])].join(', ')
  }
  return [
    `Given up: ${named(given)}.`,
    hours > 0
      ? `${hoursText(hours)} put in go to the written-off account.`
      : 'No hours were put in, so none go to the written-off account.',
    ...(promised.length === 0 ? [] : [`Promised, and given up with it: ${named(promised)}.`]),
    ...(kept.length === 0 ? [] : [`Waits for it no longer: ${named(kept)}.`]),
    ...links
      .slice(0, mostNamed)
      .map((link) => `“${titleOf(link.successor)}” comes after “${titleOf(link.predecessor)}” instead.`),
    ...(links.length > mostNamed ? [`${countOf(links.length - mostNamed, 'more link', 'more links')} like these.`] : [])
  ]
}
