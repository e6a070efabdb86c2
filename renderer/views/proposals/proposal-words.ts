import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { Signal } from '../../../shared/model/signal.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { missingWords } from '../../../shared/proposals/missing-words.ts'
import type { Proposal, SignalProposal, Way } from '../../../shared/proposals/proposal.ts'
import { whyItWaits } from '../../../shared/signals/why-it-waits.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment, formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { factInWords } from '../signals/signal-words.ts'
import { constraintWords } from '../task-panel/constraint-words.ts'

/** Whom and what words are said to: names, dates, and who reads them. */
export type Telling = { readonly graph: WorkGraph; readonly frame: DateFrame; readonly me: PersonId | null }

/** Tasks of a loop that are named. */
const namedInLoop = 4
/** Of the name of a surface, in UTF-16 units: it may be an address. */
const mostOfSource = 24

/** [PR2] Why something is proposed, in one sentence of facts. */
export function evidenceOf(proposal: Proposal, telling: Telling): string {
  const { graph, frame } = telling
  const day = (instant: Parameters<typeof formatPlainDay>[0]): string => formatPlainDay(instant, frame)
  if (proposal.kind === 'waitingSignal') return signalEvidence(proposal, telling)
  const task = titled(proposal.task, graph)
  switch (proposal.kind) {
    case 'renegotiatePromise': {
      const to = graph.tasks.get(proposal.task)?.promise?.to ?? ''
      const [way] = proposal.ways
      const until = way?.kind === 'movePromise' ? `the forecast takes until ${day(way.date)}` : 'the forecast is later'
      return `${task} is promised${to === '' ? '' : ` to ${to}`} for ${day(proposal.promised)}; ${until}.`
    }
    case 'startNow':
      return `${task} has been clear to start since ${day(proposal.clearSince)}, and was not begun.`
    case 'pullForward':
      return `${titled(proposal.early, graph)} finished on ${day(proposal.finished)}, agreed for ${day(proposal.agreed)}; ${task} still waits for ${day(proposal.date)}.`
    case 'breakDeadlock': {
      const names = proposal.path.slice(0, namedInLoop).map((each) => titled(each, graph))
      const round = proposal.path.length > namedInLoop ? [...names, '…'] : [...names, task]
      return `${round.join(' → ')}: each waits for the next, so none could start.`
    }
    case 'reassignOrphan':
      return proposal.owner === null
        ? `${task} could go on, and has no owner.`
        : `${task} is ${nameOf(proposal.owner, telling)}’s, who left the board.`
    case 'askHandoff': {
      const missing = proposal.missing.map((field) => missingWords[field])
      return `${nameOf(proposal.giver, telling)} hands over to ${task} without saying ${listOf(missing)}.`
    }
    case 'delegateApproval': {
      const whose =
        proposal.approver === null
          ? 'a decision'
          : `${proposal.approver === telling.me ? 'your' : `${nameOf(proposal.approver, telling)}’s`} decision`
      return `${task} has waited for ${whose} since ${day(proposal.requested)}.`
    }
    case 'writeOffZombie': {
      const count = proposal.links.length
      return `Nothing was heard of ${task} since ${day(proposal.heard)}; ${countOf(count, 'task')} ${count === 1 ? 'waits' : 'wait'} for it.`
    }
    case 'contradictedPin': {
      const { constraint, wanted } = proposal
      return `${task}: “${constraintWords[constraint]} ${formatMoment(wanted, frame)}” contradicts what comes before it.`
    }
    default:
      return assertNever(proposal)
  }
}

/** [PR11] Who told what, and why it does not count by itself. */
function signalEvidence({ signal: id }: SignalProposal, telling: Telling): string {
  const signal = telling.graph.signals.get(id)
  if (signal === undefined) return 'A signal that is gone.'
  const source = signal.source.length > mostOfSource ? `${signal.source.slice(0, mostOfSource)}…` : signal.source
  const why = whyItWaits(telling.graph, signal) ?? 'It could not be carried out when it came.'
  return `${source} says: ${signalWords(signal, telling)}. ${why}`
}

/** What a yes is called where undo and history name it. */
export function yesWords(proposal: Proposal, way: Way, telling: Telling): string {
  const signal = proposal.kind === 'waitingSignal' ? telling.graph.signals.get(proposal.signal) : undefined
  if (signal !== undefined) return `${wayWords(way, telling)}: ${signalWords(signal, telling)}`
  return `${wayWords(way, telling)} (${aboutWords(proposal, telling)})`
}

/** What a proposal is about: its task’s title, else what a signal called it. */
export function aboutWords(proposal: Proposal, { graph }: Telling): string {
  if (proposal.kind !== 'waitingSignal') return titled(proposal.task, graph)
  const { task, signal } = proposal
  return task === null ? (graph.signals.get(signal)?.subject ?? '') : titled(task, graph)
}

function signalWords(signal: Signal, { graph, frame }: Telling): string {
  const name = signal.task === null ? signal.subject : titled(signal.task, graph)
  return `${name} ${factInWords(signal, frame, graph.board.minutesPerDay)}`
}

/** What a button says that does it. */
export function wayWords(way: Way, { graph, frame, me }: Telling): string {
  switch (way.kind) {
    case 'movePromise':
      return `Promise ${formatPlainDay(way.date, frame)}`
    case 'start':
      return 'Start it'
    case 'takeSlot':
      return `Take ${formatMoment(way.from, frame)}`
    case 'dropDate':
      return 'Drop the date'
    case 'unlink': {
      const link = graph.dependencies.get(way.dependency)
      if (link === undefined) return 'Remove the link'
      return `Remove ${titled(link.successor, graph)} after ${titled(link.predecessor, graph)}`
    }
    case 'giveTo':
      return way.person === me ? 'Take it' : `Give it to ${nameOf(way.person, { graph })}`
    case 'askGiver':
      return 'Ask for it'
    case 'delegateTo':
      return way.person === me ? 'Decide it yourself' : `Delegate to ${nameOf(way.person, { graph })}`
    case 'writeOff':
      return way.links === 'keep' ? 'Write it off' : 'Write it off and unlink'
    case 'moveDate':
      return `Move it to ${formatPlainDay(way.date, frame)}`
    case 'unpin':
      return 'Unpin it'
    case 'accept':
      return 'Accept'
    case 'newTask':
      return 'Make a new task'
    case 'aboutTask':
      return `It is ${titled(way.task, graph)}`
    default:
      return assertNever(way)
  }
}

/** Whose yes it is, for others to read; null where it is the reader's, or anybody's. */
export function deciderWords({ deciders }: Pick<Proposal, 'deciders'>, telling: Telling): string | null {
  if (deciders.length === 0 || (telling.me !== null && deciders.includes(telling.me))) return null
  return `${listOf(deciders.map((person) => nameOf(person, telling)))} to decide`
}

function nameOf(person: PersonId, { graph }: Pick<Telling, 'graph'>): string {
  return graph.people.get(person)?.name ?? 'somebody'
}

function titled(task: TaskId, graph: WorkGraph): string {
  return `“${graph.tasks.get(task)?.title ?? 'a task that is gone'}”`
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}
