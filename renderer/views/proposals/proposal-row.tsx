import { useState } from 'react'

import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import { applyProposal, declineProposal } from '../../../shared/proposals/decide-proposal.ts'
import { gateOf } from '../../../shared/proposals/gate-of.ts'
import { taskChoices } from '../../state/task-choices.ts'
import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useProposalWays } from '../../state/use-proposal-ways.ts'
import { useStore } from '../../state/use-store.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { TaskChooser } from '../../ui/task-chooser.tsx'

import { DeclineForm } from './decline-form.tsx'
import { aboutWords, deciderWords, evidenceOf, wayWords, yesWords } from './proposal-words.ts'
import type { Telling } from './proposal-words.ts'
import { TrialList } from './trial-list.tsx'
import { YesForm } from './yes-form.tsx'

/** What of a row is unfolded: the trial of every way, the choice of a task, the second look at one way, or the no. */
type Unfolded =
  | { readonly kind: 'nothing' | 'trial' | 'choose' | 'decline' }
  /** [PR9] */
  | { readonly kind: 'yes'; readonly way: Way }

const folded: Unfolded = { kind: 'nothing' }

/** [PR2] One proposal: why, whose it is, what each yes would do, and the way to say yes or no. */
export function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const session = useBoard()
  const graph = useGraph()
  const frame = useDateFrame()
  const me = useStore(session.me)
  const mayEdit = useMayEdit()
  const onIntent = useIntents()
  const ways = useProposalWays(proposal)
  const [unfolded, setUnfolded] = useState(folded)
  const [refused, setRefused] = useState<string | null>(null)
  const telling: Telling = { graph, frame, me }
  const evidence = evidenceOf(proposal, telling)
  const decider = deciderWords(proposal, telling)

  const commit = (intent: ReturnType<typeof declineProposal>, label: string): void => {
    // [PR7] What the hub has withdrawn meanwhile is not done either.
    if (!session.proposals.get().has(proposal.id)) return setRefused('What caused this proposal is not so any more.')
    if (!intent.ok) return setRefused(intent.failure)
    const outcome = onIntent(intent.value, label)
    if (!outcome.ok) setRefused(outcome.failure.message)
  }
  const say = (way: Way, reason: string): void => {
    const label = yesWords(proposal, way, telling)
    commit(applyProposal(session.graph.get(), proposal, way, { reason, label, at: session.clock() }), label)
  }
  const choose = (way: Way): void => {
    setRefused(null)
    if (gateOf(graph, proposal, way) === null) say(way, '')
    else setUnfolded({ kind: 'yes', way })
  }
  const toggle = (kind: 'trial' | 'choose' | 'decline'): void => setUnfolded(unfolded.kind === kind ? folded : { kind })

  return (
    <li aria-label={evidence} className="flex flex-col gap-2 border-t border-line py-3 first:border-t-0">
      <p className="m-0 leading-relaxed break-words" data-selectable>
        {evidence}
      </p>
      {decider === null && !isClientFacing(proposal, graph) ? null : (
        <p className="m-0 flex flex-wrap items-center gap-1.5 text-xs text-faint">
          {isClientFacing(proposal, graph) ? <Badge tone="promise">Client-facing</Badge> : null}
          {decider}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {mayEdit
          ? ways.map((way, place) => (
              <Button
                key={JSON.stringify(way)}
                size="small"
                look={place === 0 && decider === null ? 'primary' : 'plain'}
                onPress={() => choose(way)}
              >
                {wayWords(way, telling)}
              </Button>
            ))
          : null}
        {mayEdit && proposal.task === null ? (
          <Button size="small" aria-expanded={unfolded.kind === 'choose'} onPress={() => toggle('choose')}>
            Which task…
          </Button>
        ) : null}
        {ways.length === 0 ? null : (
          <Button size="small" look="quiet" aria-expanded={unfolded.kind === 'trial'} onPress={() => toggle('trial')}>
            See what it would do
          </Button>
        )}
        {mayEdit ? (
          <Button
            size="small"
            look="quiet"
            aria-expanded={unfolded.kind === 'decline'}
            onPress={() => toggle('decline')}
          >
            Decline
          </Button>
        ) : null}
      </div>
      {unfolded.kind === 'trial' ? <TrialList proposal={proposal} ways={ways} telling={telling} /> : null}
      {unfolded.kind === 'choose' ? (
        <TaskChooser
          label={`The task that ${aboutWords(proposal, telling)} is about`}
          placeholder="Find a task"
          find={(text) => taskChoices(session, text)}
          onChoose={(chosen) => {
            const task = parseId<TaskId>(chosen)
            if (task.ok) setUnfolded({ kind: 'yes', way: { kind: 'aboutTask', task: task.value } })
          }}
        />
      ) : null}
      {unfolded.kind === 'yes' ? (
        <YesForm
          proposal={proposal}
          way={unfolded.way}
          gate={gateOf(graph, proposal, unfolded.way)}
          telling={telling}
          onYes={(reason) => say(unfolded.way, reason)}
          onClose={() => setUnfolded(folded)}
        />
      ) : null}
      {unfolded.kind === 'decline' ? (
        <DeclineForm
          onDecline={(reason) =>
            commit(declineProposal(proposal, reason), `Decline a proposal about ${aboutWords(proposal, telling)}`)
          }
          onClose={() => setUnfolded(folded)}
        />
      ) : null}
      {refused === null ? null : (
        <p role="alert" className="m-0 text-xs text-danger">
          {refused}
        </p>
      )}
    </li>
  )
}

function isClientFacing(proposal: Proposal, { signals }: WorkGraph): boolean {
  if (proposal.kind === 'waitingSignal') return signals.get(proposal.signal)?.clientFacing === true
  return proposal.kind === 'renegotiatePromise' && proposal.clientFacing
}
