import type { Intent } from './intent.ts'
import type { TaskId } from '../model/ids.ts'

/** The task that the person acted on: the source of a slip. Null where there is none, or only a link says it. */
export function taskOfIntent(intent: Intent): TaskId | null {
  switch (intent.type) {
    case 'createTask':
      return intent.task.id
    case 'editTask':
    case 'startTask':
    case 'finishTask':
    case 'reopenTask':
    case 'recordRemaining':
    case 'pauseTask':
    case 'resumeTask':
    case 'waitOnPurpose':
    case 'cancelTask':
    case 'deleteTask':
    case 'addReference':
    case 'removeReference':
    case 'judgeProposal':
      return intent.task
    case 'addDependency':
      return intent.dependency.successor
    case 'requestApproval':
      return intent.approval.task
    case 'addComment':
      return intent.comment.task
    case 'writeOffTask':
      return intent.task
    case 'logTime':
      return intent.entry.task
    case 'recordSlip':
      return intent.record.source
    case 'keepSignal':
      return intent.signal.task
    case 'together':
      return intent.intents.map(taskOfIntent).find((task) => task !== null) ?? null
    case 'editDependency':
    case 'removeDependency':
    case 'offerHandoff':
    case 'editHandoff':
    case 'catchHandoff':
    case 'withdrawHandoff':
    case 'withdrawRequest':
    case 'delegateApproval':
    case 'decideApproval':
    case 'addPerson':
    case 'editPerson':
    case 'addLogin':
    case 'removeLogin':
    case 'addCalendar':
    case 'editBoard':
    case 'setBaseline':
    case 'renameBaseline':
    case 'activateBaseline':
    case 'clearBaseline':
    case 'withdrawSlip':
    case 'recordNudge':
    case 'recordDecision':
    case 'followUpDecision':
    case 'withdrawFact':
    case 'judgeSignal':
    case 'saveView':
    case 'editView':
    case 'removeView':
    case 'revert':
      return null
  }
}
