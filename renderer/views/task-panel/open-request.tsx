import { useState } from 'react'

import type { Approval } from '../../../shared/model/approval.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextField } from '../../ui/text-field.tsx'

import { askedWords } from './asked-words.ts'
import { WaitedBadge } from './waited-badge.tsx'

/** A request nobody has decided: grants it, declines it with a reason, passes it on, or takes it back. */
export function OpenRequest({ task, approval }: { readonly task: Task; readonly approval: Approval }) {
  const session = useBoard()
  const graph = useGraph()
  const onIntent = useIntents()
  const { nameOf, inTheNameOf } = usePersonWords()
  const frame = useDateFrame()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const decider = approval.delegate ?? approval.approver
  const decide = (verdict: 'granted' | 'declined') => {
    if (verdict === 'declined' && reason.trim() === '')
      return setError('Say why, so that it can be asked again better.')
    const outcome = onIntent(
      { type: 'decideApproval', approval: approval.id, verdict, reason: reason.trim(), at: session.clock() },
      `${verdict === 'granted' ? 'Grant' : 'Decline'} “${task.title}”`
    )
    setError(outcome.ok ? null : outcome.failure.message)
  }
  return (
    <div className="flex flex-col gap-2.5">
      <p className="m-0 text-soft">
        {askedWords(approval, nameOf, frame)}
        {approval.delegate === null ? null : ` ${nameOf(approval.approver)} passed it on.`}
      </p>
      <div>
        <WaitedBadge awaited="decision" words="Not decided" since={approval.requested.at} />
      </div>
      <TextField
        label="Reason"
        value={reason}
        onChange={(text) => {
          setReason(text)
          setError(null)
        }}
        error={error}
        placeholder="Needed to decline"
        maxLength={2000}
      />
      <div data-next-step="decide" className="flex flex-wrap gap-2">
        <Button look="primary" onPress={() => decide('granted')}>
          {`Grant${inTheNameOf(decider)}`}
        </Button>
        <Button look="danger" onPress={() => decide('declined')}>
          Decline
        </Button>
        <span className="flex-1" />
        <Button
          look="quiet"
          onPress={() =>
            void onIntent(
              { type: 'withdrawRequest', approval: approval.id },
              `Take the request for “${task.title}” back`
            )
          }
        >
          Take it back
        </Button>
      </div>
      <Choice
        label="Somebody else decides"
        value={approval.delegate}
        placeholder="Delegate to …"
        options={[...graph.people.values()].map((person) => ({
          value: person.id as string,
          label: person.name,
          icon: <Avatar person={person} size={16} />
        }))}
        onChoose={(value) => {
          const delegate = parseId<PersonId>(value)
          if (delegate.ok)
            onIntent(
              { type: 'delegateApproval', approval: approval.id, delegate: delegate.value },
              `Delegate “${task.title}”`
            )
        }}
      />
    </div>
  )
}
