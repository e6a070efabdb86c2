import { Stamp } from 'lucide-react'

import type { Approval } from '../../../shared/model/approval.ts'
import type { ApprovalId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useBoard } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { formatDay } from '../../ui/text/format-day.ts'

import { askedWords } from './asked-words.ts'
import { OpenRequest } from './open-request.tsx'
import { PanelSection } from './panel-section.tsx'

/** Asks for a decision, and takes it. The latest request counts; a declined one keeps blocking. */
export function ApprovalSection({ task, approval }: { readonly task: Task; readonly approval: Approval | null }) {
  const session = useBoard()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const { nameOf } = usePersonWords()
  const request = () =>
    onIntent(
      {
        type: 'requestApproval',
        approval: { id: session.newId<ApprovalId>(), task: task.id, approver: task.owner },
        at: session.clock()
      },
      `Ask for “${task.title}”`
    )
  if (approval === null) {
    return (
      <PanelSection title="Decision">
        <p className="m-0 text-soft">{`Nobody has asked ${nameOf(task.owner)} yet.`}</p>
        <div data-next-step="ask">
          <Button look="primary" onPress={request}>
            <Stamp aria-hidden size={14} />
            Request approval
          </Button>
        </div>
      </PanelSection>
    )
  }
  const { decision } = approval
  if (decision !== null) {
    return (
      <PanelSection title="Decision">
        <p
          className={`m-0 rounded-md px-3 py-2 ${decision.verdict === 'granted' ? 'bg-clear-wash text-clear' : 'bg-danger-wash text-danger'}`}
        >
          {`${decision.verdict === 'granted' ? 'Granted' : 'Declined'} by ${nameOf(decision.by)} ${formatDay(decision.at, frame)}${decision.reason === '' ? '.' : `: ${decision.reason}`}`}
        </p>
        <p className="m-0 text-xs text-faint">{askedWords(approval, nameOf, frame)}</p>
        {decision.verdict === 'declined' ? (
          <div data-next-step="ask">
            <Button onPress={request}>Ask again</Button>
          </div>
        ) : null}
      </PanelSection>
    )
  }
  return (
    <PanelSection title="Decision">
      <OpenRequest task={task} approval={approval} />
    </PanelSection>
  )
}
