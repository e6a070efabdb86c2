import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import type { BoardId } from '../../../shared/model/ids.ts'

/** What the button of an item says; null where opening it is all there is to do. Work of another board is opened first. */
export function stepWords({ kind, board }: InboxEntry, here: BoardId | null, mayEdit: boolean): string | null {
  if (board !== here) return 'Open board'
  if (!mayEdit) return null
  const words: Readonly<Record<InboxEntry['kind'], string | null>> = {
    approvalToDecide: 'Decide…',
    handoffToCatch: 'Catch…',
    questionToAnswer: 'Answer…',
    promiseBroken: 'See why…',
    proposalToDecide: 'Look…',
    mentioned: 'Read…',
    answered: 'Read…',
    approvalDeclined: 'Ask again…',
    approvalToAsk: 'Ask…',
    waitOver: 'Go on…',
    clearToStart: 'Start',
    slip: null
  }
  return words[kind]
}
