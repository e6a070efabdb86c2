import { useState } from 'react'

import type { Comment } from '../../../shared/model/comment.ts'
import type { DecisionId } from '../../../shared/model/ids.ts'
import { useBoard } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'

import { PersonChoice } from './person-choice.tsx'
import { RecordDialog } from './record-dialog.tsx'

/** [LV7] Marks what stands in a thread as a decision, and says who sees to it that something follows. */
export function DecisionDialog({
  comment: { task, text },
  onClose
}: {
  readonly comment: Pick<Comment, 'task' | 'text'>
  readonly onClose: () => void
}) {
  const session = useBoard()
  const onIntent = useIntents()
  const { me } = usePersonWords()
  const [follower, setFollower] = useState(me)
  const [error, setError] = useState<string | null>(null)
  const keep = () => {
    const decision = { id: session.newId<DecisionId>(), text, task, follower, followUp: null }
    const outcome = onIntent({ type: 'recordDecision', decision, at: session.clock() }, 'Record a decision')
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <RecordDialog title="This was decided" keep="Record the decision" error={error} onKeep={keep} onClose={onClose}>
      <blockquote className="m-0 border-l-2 border-line pl-3 break-words whitespace-pre-wrap" data-selectable>
        {text}
      </blockquote>
      <PersonChoice label="Who follows it up" value={follower} onChoose={setFollower} none="Nobody yet" />
      <p className="m-0 text-xs text-soft">
        The ledger waits two working days, or as long as this board says, for work on it to begin.
      </p>
    </RecordDialog>
  )
}
