import { useState } from 'react'

import type { CommentId } from '../../../shared/model/ids.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { declineIntent, giverOf, taskDeclined } from '../../state/decline.ts'
import type { Declined } from '../../state/decline.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { PersonChoice } from '../records/person-choice.tsx'
import { RecordDialog } from '../records/record-dialog.tsx'

/** [LV18] Declines work, or a handoff: why, and whose move it is then. */
export function DeclineDialog({ declined, onClose }: { readonly declined: Declined; readonly onClose: () => void }) {
  const session = useBoard()
  const graph = useGraph()
  const onIntent = useIntents()
  const { me } = usePersonWords()
  const [reason, setReason] = useState('')
  const [to, setTo] = useState(() => giverOf(graph, declined, me))
  const [error, setError] = useState<string | null>(null)
  const task = taskDeclined(graph, declined)
  if (task === null) return null
  const title = graph.tasks.get(task)?.title ?? ''
  const what = declined.kind === 'task' ? `“${title}”` : `the handoff to “${title}”`
  const decline = () => {
    if (reason.trim() === '') return setError('Say why, so that it can be mended.')
    if (to === null) return setError('Say who it goes back to.')
    const label = `Decline ${what}`
    const [at, comment] = [session.clock(), session.newId<CommentId>()]
    const intent = declineIntent(graph, declined, { label, reason: reason.trim(), to, at, comment })
    if (intent === null) return onClose()
    const outcome = onIntent(intent, label)
    if (outcome.ok) onClose()
    else setError(outcome.failure.message)
  }
  return (
    <RecordDialog title={`Decline ${what}`} keep="Decline it" error={error} onKeep={decline} onClose={onClose}>
      <TextField label="Why not" value={reason} onChange={setReason} rows={2} maxLength={2000} autoFocus />
      <PersonChoice label="Goes back to" value={to} onChoose={setTo} none="Choose a person" />
      <p className="m-0 text-xs leading-relaxed text-soft">
        {declined.kind === 'task'
          ? 'The work is theirs then, and your reason a question to them.'
          : 'Your reason is a question to them: until they answer, it is their move.'}
      </p>
    </RecordDialog>
  )
}
