import { useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { TeamDecision } from '../../../shared/model/team-decision.ts'
import { useBoard } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** A title that a decision suggests: its first line, short enough for a card. */
const longestTitle = 80

/** [LV5] Makes the task that carries a decision out, owned by its follower and begun now: one step, and the line is paid. */
export function FollowUpForm({ decision, onClose }: { readonly decision: TeamDecision; readonly onClose: () => void }) {
  const session = useBoard()
  const onIntent = useIntents()
  const { nameOf } = usePersonWords()
  const [title, setTitle] = useState((decision.text.split('\n')[0] ?? '').slice(0, longestTitle))
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    if (title.trim() === '') return setError('Say what is to be done.')
    const id = session.newId<TaskId>()
    const label = `Follow up “${title.trim()}”`
    const outcome = onIntent(
      {
        type: 'together',
        label,
        intents: [
          { type: 'createTask', task: { id, title: title.trim(), owner: decision.follower } },
          { type: 'startTask', task: id, at: session.clock() },
          { type: 'followUpDecision', decision: decision.id, followUp: id }
        ]
      },
      label
    )
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <>
      <TextField
        label="The task that carries it out"
        value={title}
        onChange={(text) => {
          setTitle(text)
          setError(null)
        }}
        error={error}
        hint={
          decision.follower === null
            ? 'It begins now, and has no owner yet.'
            : `It begins now, and ${nameOf(decision.follower)} owns it.`
        }
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" onPress={keep}>
          Begin it
        </Button>
      </div>
    </>
  )
}
