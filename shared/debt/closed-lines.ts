import type { TaskId } from '../model/ids.ts'
import { isSane, phases } from '../schedule/facts.ts'
import type { Plan } from '../schedule/plan.ts'
import type { WorkingTime } from '../schedule/working-time.ts'

import type { CycleTimes } from './cycle-times.ts'
import type { Flow } from './flow.ts'
import type { Policy } from './policy.ts'

/** [D31] A line that was past its grace and is closed: the node of the flow that it stood on, and UTC minutes. */
export type ClosedLine = {
  readonly code: 'W' | 'R' | 'H' | 'A'
  readonly node: number
  readonly since: number
  readonly graceEnd: number
  readonly closedAt: number
}

/** What closed lines are read from. */
export type Past = {
  readonly plan: Plan
  readonly flow: Flow
  /** The board's. */
  readonly time: WorkingTime
  readonly policy: Pick<Policy, 'graces'>
  readonly cycleTimes: CycleTimes
  readonly now: number
}

/**
 * [D31] The lines of a board's past as far as its dated facts tell of them, in the order of their closing; of those only the
 * ones that something can be measured by: time was `logged` to their task, or to what they were the last to hold up.
 */
export function closedLines(past: Past, logged: ReadonlyMap<TaskId, number>): readonly ClosedLine[] {
  if (logged.size === 0) return []
  const { plan, flow, time, policy, now } = past
  const day = plan.facts.board.minutesPerDay
  const lines: ClosedLine[] = []
  for (const { grace: own, ...wait } of closedWaits(past)) {
    const grace = own ?? Math.round(policy.graces[wait.code] * day)
    // Most waits are short: what did not last longer than its grace by the clock is asked no further.
    if (!(wait.closedAt <= now) || wait.closedAt - wait.since <= grace || !isSane(wait.since)) continue
    const isOwn = wait.code === 'R' && logged.has(plan.facts.ids[wait.node] ?? ('' as TaskId))
    if (!isOwn && !wasLast(wait)) continue
    if (time.between(wait.since, wait.closedAt) <= grace) continue
    lines.push({ ...wait, graceEnd: grace > 0 ? time.advance(wait.since, grace) : wait.since })
  }
  const place = ({ code, node }: ClosedLine): number => node + (code === 'R' ? flow.count : 0)
  return lines.toSorted((a, b) => a.closedAt - b.closedAt || place(a) - place(b))

  function wasLast({ node, closedAt }: Pick<ClosedWait, 'node' | 'closedAt'>): boolean {
    const { ties, holding, freeAt } = flow
    for (let at = holding.first[node] ?? 0; at < (holding.first[node + 1] ?? 0); at += 1) {
      const behind = ties.to[holding.list[at] ?? 0] ?? 0
      if (freeAt[behind] === closedAt && logged.has(plan.facts.ids[behind] ?? ('' as TaskId))) return true
    }
    return false
  }
}

type ClosedWait = Omit<ClosedLine, 'graceEnd'> & {
  /** Working minutes, where it is not the policy's. */
  readonly grace: number | null
}

function* closedWaits({ plan, flow, cycleTimes, now }: Past): Iterable<ClosedWait> {
  const { facts } = plan
  for (const [node, { id, kind, createdAt, actualStart, estimate }] of facts.tasks.entries()) {
    if (flow.isItem[node] === 0) continue
    const [start, finish] = [facts.actualStart[node] ?? NaN, facts.actualFinish[node] ?? NaN]
    if (kind === 'approval') {
      const request = facts.approvals.get(id)
      if (request?.decision?.verdict === 'granted')
        yield { code: 'A', node, since: request.requested.at, closedAt: request.decision.at, grace: null }
    }
    // A start that the engine made up says nothing about anybody.
    if (kind !== 'task' || actualStart === null || !(start <= now)) continue
    const clear = Math.max(flow.freeAt[node] ?? Infinity, createdAt)
    if (clear < start) yield { code: 'R', node, since: clear, closedAt: start, grace: null }
    if (facts.phase[node] === phases.finished)
      yield { code: 'W', node, since: start, closedAt: finish, grace: cycleTimes(estimate, start) }
  }
  for (const [place, { offered, caught }] of flow.handoffs.entries())
    if (offered !== null && caught !== null)
      yield { code: 'H', node: 2 * flow.tasks + place, since: offered.at, closedAt: caught.at, grace: null }
}
