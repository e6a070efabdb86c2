import { useState } from 'react'

import type { CommentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { UntilForm } from '../wait/until-form.tsx'
import type { UntilWords } from '../wait/until-form.tsx'

/** Asks what work waits for: somebody's answer, or a day, on purpose. `first` is what stands there when it opens. */
export function WaitDialog({
  task,
  first,
  onClose
}: {
  readonly task: TaskId
  readonly first?: 'question' | 'purpose'
  readonly onClose: () => void
}) {
  const { title = '', waiting = null } = useGraph().tasks.get(task) ?? {}
  const [kind, setKind] = useState(first ?? (waiting === null ? 'question' : 'purpose'))
  return (
    <Dialog title={`“${title}” waits`} isOpen onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <Segmented
          label="What it waits for"
          value={kind}
          onChoose={setKind}
          options={[
            { value: 'question', label: 'For an answer' },
            { value: 'purpose', label: 'On purpose' }
          ]}
        />
        {kind === 'question' ? (
          <QuestionForm task={task} onClose={onClose} />
        ) : (
          <PurposeForm task={task} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}

function QuestionForm({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const graph = useGraph()
  const session = useBoard()
  const onIntent = useIntents()
  const [person, setPerson] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const title = graph.tasks.get(task)?.title ?? ''
  const ask = () => {
    const asks = parseId<PersonId>(person)
    if (!asks.ok) return setError('Choose whom to ask.')
    if (text.trim() === '') return setError('Write the question.')
    const comment = { id: session.newId<CommentId>(), task, text: text.trim(), asks: asks.value }
    const outcome = onIntent({ type: 'addComment', comment, at: session.clock() }, `Ask about “${title}”`)
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  if (graph.people.size === 0) {
    return (
      <p className="m-0 text-soft">
        There is nobody on this board to ask yet. Add people by writing @name in quick add.
      </p>
    )
  }
  return (
    <>
      <Choice
        label="Whose turn it is"
        value={person}
        onChoose={setPerson}
        placeholder="Choose a person"
        options={[...graph.people.values()].map((one) => ({
          value: one.id as string,
          label: one.name,
          icon: <Avatar person={one} size={16} />
        }))}
      />
      <TextField
        label="Question"
        value={text}
        onChange={setText}
        rows={3}
        error={error}
        placeholder="What do you need to know?"
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" onPress={ask}>
          Ask
        </Button>
      </div>
    </>
  )
}

const purposeWords: UntilWords = {
  noDay: 'Say until when it waits.',
  noReason: 'Say why, so that nobody wonders.',
  placeholder: 'So that nobody wonders',
  keep: 'Wait'
}

function PurposeForm({ task, onClose }: { readonly task: TaskId; readonly onClose: () => void }) {
  const onIntent = useIntents()
  const { title = '', waiting = null } = useGraph().tasks.get(task) ?? {}
  return (
    <UntilForm
      first={waiting}
      words={purposeWords}
      onKeep={({ until, reason }) =>
        fieldOutcome(onIntent({ type: 'waitOnPurpose', task, until, reason }, `Let “${title}” wait`))
      }
      onClose={onClose}
    />
  )
}
