import { useState } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Gate } from '../../../shared/proposals/gate-of.ts'
import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

import { wayWords } from './proposal-words.ts'
import type { Telling } from './proposal-words.ts'
import { TrialWords } from './trial-words.tsx'

/** [PR9] The second look at what a client hears of, or what destroys: what would move, and the yes. */
export function YesForm({
  proposal,
  way,
  gate,
  telling,
  onYes,
  onClose
}: {
  readonly proposal: Proposal
  readonly way: Way
  readonly gate: Gate | null
  readonly telling: Telling
  readonly onYes: (reason: string) => void
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const needsReason = way.kind === 'writeOff'
  return (
    <form
      aria-label={wayWords(way, telling)}
      className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        onYes(reason)
      }}
    >
      <p className="m-0 text-xs leading-relaxed">
        <span className="font-medium">{warningOf(gate, proposal, telling)}</span>{' '}
        <TrialWords proposal={proposal} way={way} />
      </p>
      {needsReason ? (
        <TextField label="Why it is given up" value={reason} onChange={setReason} onCancel={onClose} autoFocus />
      ) : null}
      <div className="flex gap-1.5">
        <Button
          type="submit"
          size="small"
          look={gate === 'destructive' ? 'danger' : 'primary'}
          isDisabled={needsReason && reason.trim() === ''}
          autoFocus={!needsReason}
        >
          {wayWords(way, telling)}
        </Button>
        <Button size="small" look="quiet" onPress={onClose}>
          Not now
        </Button>
      </div>
    </form>
  )
}

function warningOf(gate: Gate | null, { kind, task }: Proposal, { graph }: Telling): string {
  const to = task === null ? '' : (graph.tasks.get(task)?.promise?.to ?? '')
  switch (gate) {
    case 'clientFacing':
      return `A client was promised this: agree on it with ${to === '' ? 'them' : to} first.`
    case 'destructive':
      // [UN4]
      return kind === 'breakDeadlock'
        ? 'This takes the link away for good: undo puts no loop back.'
        : 'This takes something away; undo brings it back.'
    case null:
      return ''
    default:
      return assertNever(gate)
  }
}
