import type { Alert } from '../../../shared/alerts/alert.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import { fail } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { noDifference } from '../../../shared/model/graph-difference.ts'
import type { PersonId, ProposalId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { carryOut } from '../../../shared/proposals/carry-out.ts'
import { openProposals } from '../../../shared/proposals/open-proposals.ts'
import type { ProposalChange } from '../../../shared/proposals/open-proposals.ts'
import { proposalAlerts } from '../../../shared/proposals/proposal-alerts.ts'
import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import { taskOfWay } from '../../../shared/proposals/task-of-way.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'
import type { BoardEngine, EngineStep } from '../engine/board-engine.ts'

import { tryIntent } from './try-intent.ts'

type Message = Extract<HubToWindow, { readonly type: 'proposals' }>

/** What the brain proposes on one board, as windows and alerts need it. */
export type BoardProposals = {
  /** All of them; the same list while nothing of them changes. */
  readonly open: () => readonly Proposal[]
  /** All of it, as a window gets it first. */
  readonly full: () => Message
  /** What a step of the board changed, and what that means to `me`. The message is null where nothing differs. */
  readonly step: (
    step: EngineStep,
    me: PersonId | null
  ) => { readonly message: Message | null; readonly alerts: readonly Alert[] }
  /** Who belongs may be others now. */
  readonly membership: () => Message | null
  /** [PR8] What a way of a proposal would move; the failure is a sentence. */
  readonly preview: (proposal: ProposalId, way: Way) => Result<Slip, string>
}

/** Opens what is proposed on a board; `members` is asked at each step. */
export function createBoardProposals(
  first: WorkGraph,
  engine: Pick<BoardEngine, 'schedule' | 'tryGraph'>,
  members: () => Members
): BoardProposals {
  let graph = first
  let left = departed(members())
  let list: readonly Proposal[] | null = null
  const proposals = openProposals(graph, engine.schedule(), left)

  /** The same set while it holds the same people: another one has everything derived anew. */
  function refreshLeft(): ReadonlySet<PersonId> {
    const next = departed(members())
    if (next.size !== left.size || [...next].some((person) => !left.has(person))) left = next
    return left
  }

  function told(change: ProposalChange): Message | null {
    const message = messageOf(change)
    if (message !== null) list = null
    return message
  }

  return {
    open: () => (list ??= [...proposals.current().values()]),
    full: () => ({ type: 'proposals', full: true, changed: [...proposals.current().values()], gone: [] }),
    step: (step, me) => {
      const { previous, next: schedule, previousGraph, difference, delta } = step
      graph = step.graph
      const change = proposals.update({ graph, schedule, left: refreshLeft() }, difference, delta)
      const before = { graph: previousGraph, schedule: previous }
      return { message: told(change), alerts: proposalAlerts(before, { graph, schedule }, change, me) }
    },
    membership: () => {
      const schedule: Schedule = engine.schedule()
      return told(proposals.update({ graph, schedule, left: refreshLeft() }, noDifference, { changed: [], gone: [] }))
    },
    preview: (id, way) => {
      const proposal = proposals.current().get(id)
      if (proposal === undefined) return fail('This proposal is gone: what caused it is not so any more.')
      const task = taskOfWay(proposal, way)
      if (task === null) return fail('This is not what was proposed.')
      const { now } = engine.schedule()
      const carried = carryOut(graph, proposal, way, { at: now, reason: 'A trial' })
      if (!carried.ok) return carried
      return tryIntent(graph, engine, { type: 'together', label: 'A trial', intents: carried.value }, task)
    }
  }
}

function departed({ people }: Members): ReadonlySet<PersonId> {
  return new Set([...people.values()].filter(({ role }) => role === null).map(({ person }) => person))
}

function messageOf({ came, altered, gone }: ProposalChange): Message | null {
  if (came.length + altered.length + gone.length === 0) return null
  return { type: 'proposals', full: false, changed: [...came, ...altered], gone: gone.map(({ id }) => id) }
}
