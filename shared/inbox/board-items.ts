import type { Alert } from '../alerts/alert.ts'
import { clearAlert } from '../alerts/clear-alert.ts'
import { duties } from '../alerts/duties.ts'
import type { Moment } from '../alerts/moment.ts'
import { writeAlertMessage } from '../alerts/write-alert-message.ts'
import { assertNever } from '../lib/assert-never.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { mentionsIn } from '../model/mentions.ts'
import { ownedTasks } from '../model/owned-tasks.ts'
import type { SlipRecord } from '../model/slip-record.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { describeRecord } from '../schedule/describe-record.ts'
import { describeWorkingTime } from '../schedule/describe-working-time.ts'

import { cameBack } from './came-back.ts'
import type { InboxItem, UnplacedItem } from './inbox-item.ts'
import type { InboxKind } from './inbox-kinds.ts'

/** [IB2] [IB3] What moved, or was said, longer ago nobody looks for here, in minutes. */
const lately = 14 * 24 * 60

/** [IB1] What one board has for `me` at a moment, in no order; `proposals` are those that are open on it. */
export function boardItems(moment: Moment, proposals: readonly Proposal[], me: PersonId | null): readonly InboxItem[] {
  if (me === null) return []
  const { graph } = moment
  const item = (of: UnplacedItem): InboxItem => ({
    ...of,
    board: graph.id,
    boardTitle: graph.board.title
  })
  const told = [...duties(moment, me).values(), ...forecastAlerts(moment, me), ...mentions(moment, me)]
  return [
    ...told.flatMap((alert) => {
      const kind = inboxKindOf(alert)
      if (kind === null) return []
      const { title, body } = writeAlertMessage(alert, graph)
      return [item({ key: alert.key, kind, task: alert.task, since: sinceOf(alert, graph), title, body, details: [] })]
    }),
    ...cameBack(moment, me, moment.schedule.now - lately).map(item),
    ...openProposals(graph, proposals, me).map(item),
    ...slips(moment, me).map(item)
  ]
}

/** [IB2] What the forecast itself says: tasks of mine that are clear, and promises of mine that break. */
function forecastAlerts({ graph, schedule }: Moment, me: PersonId): readonly Alert[] {
  const alerts: Alert[] = []
  for (const task of ownedTasks(graph.tasks).get(me) ?? []) {
    const [facts, forecast] = [graph.tasks.get(task), schedule.forecasts.get(task)]
    if (facts === undefined || forecast === undefined || facts.kind === 'summary') continue
    const { state, epoch, promiseBroken, earlyFinish } = forecast
    const clear = state === 'clear' && epoch !== null ? clearAlert(graph, facts, epoch) : null
    if (clear !== null) alerts.push(clear)
    if (!promiseBroken || facts.promise === null) continue
    const { date } = facts.promise
    alerts.push({
      kind: 'promiseBroken',
      key: `promise-${task}-${date}`,
      task,
      promised: date,
      forecast: earlyFinish
    })
  }
  return alerts
}

/** [IB2] Comments of late that name me, unless they ask me anyhow. */
function mentions({ graph, schedule }: Moment, me: PersonId): readonly Alert[] {
  const alerts: Alert[] = []
  for (const { id, task, text, written, asks } of graph.comments.values()) {
    if (written.by === me || asks === me || written.at < schedule.now - lately) continue
    if (mentionsIn(text, graph.people).some(({ person }) => person === me))
      alerts.push({ kind: 'mentioned', key: `mention-${id}`, task, comment: id })
  }
  return alerts
}

function inboxKindOf({ kind }: Alert): (Alert['kind'] & InboxKind) | null {
  return kind === 'retracted' || kind === 'promiseProposed' ? null : kind
}

/** [IB2] What a proposal is called; null where what it is about stands in the inbox by itself. */
const proposalTitles: Readonly<Record<Proposal['kind'], string | null>> = {
  renegotiatePromise: null,
  startNow: null,
  askHandoff: null,
  delegateApproval: null,
  pullForward: 'Could come forward',
  breakDeadlock: 'Caught in a loop',
  reassignOrphan: 'Nobody owns it',
  writeOffZombie: 'Nothing was heard of it for long',
  contradictedPin: 'Its date cannot be had',
  waitingSignal: 'A signal waits for your yes'
}

/** [IB2] */
function openProposals(graph: WorkGraph, proposals: readonly Proposal[], me: PersonId): readonly UnplacedItem[] {
  return proposals.flatMap((proposal): readonly UnplacedItem[] => {
    const { id, kind, task, deciders } = proposal
    const [title, facts] = [proposalTitles[kind], task === null ? undefined : graph.tasks.get(task)]
    if (title === null || facts === undefined || !deciders.includes(me)) return []
    const signal = proposal.kind === 'waitingSignal' ? graph.signals.get(proposal.signal) : undefined
    return [
      {
        key: `proposal-${id}`,
        kind: 'proposalToDecide',
        task,
        title: `${title}: ${facts.title}`,
        body: signal === undefined ? 'A proposal waits for your yes or no.' : `${signal.type}, from ${signal.source}`,
        since: signal === undefined ? null : instantFromMilliseconds(signal.at),
        details: []
      }
    ]
  })
}

function sinceOf(alert: Alert, graph: WorkGraph): Instant | null {
  switch (alert.kind) {
    case 'clearToStart':
    case 'approvalToAsk':
      return alert.at
    case 'handoffToCatch':
      return graph.handoffs.get(alert.handoff)?.offered?.at ?? null
    case 'approvalToDecide':
      return graph.approvals.get(alert.approval)?.requested.at ?? null
    case 'mentioned':
    case 'questionToAnswer':
      return graph.comments.get(alert.comment)?.written.at ?? null
    case 'promiseBroken':
    case 'promiseProposed':
    case 'retracted':
      return null
    default:
      return assertNever(alert)
  }
}

/** [IB3] */
function slips({ graph, schedule }: Moment, me: PersonId): readonly UnplacedItem[] {
  const isMine = (task: TaskId): boolean => graph.tasks.get(task)?.owner === me
  const moved: UnplacedItem[] = []
  for (const slip of graph.slips.values()) {
    if (slip.withdrawn || slip.by === me || slip.at < schedule.now - lately) continue
    const mine = [...slip.moves.map(({ task }) => task), ...slip.brokenPromises, ...slip.keptPromises].find(isMine)
    if (mine === undefined) continue
    const who = slip.by === null ? 'somebody' : (graph.people.get(slip.by)?.name ?? 'somebody')
    moved.push({
      key: `slip-${slip.id}`,
      kind: 'slip',
      task: mine,
      title: describeRecord(graph, slip),
      body: `by ${who}`,
      since: slip.at,
      details: movesInWords(slip, graph)
    })
  }
  return moved
}

function movesInWords({ moves }: SlipRecord, graph: WorkGraph): readonly string[] {
  return moves.map(({ task, shift }) => {
    const far = describeWorkingTime(shift, graph.board.minutesPerDay)
    return `${graph.tasks.get(task)?.title ?? 'a task that is gone'}: ${far} ${shift > 0 ? 'later' : 'earlier'}`
  })
}
