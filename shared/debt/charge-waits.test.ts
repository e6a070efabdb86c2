import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCalendar } from '../model/default-calendar.ts'
import { toInstant } from '../model/instant.ts'
import { planWork } from '../schedule/computation.ts'
import { forwardPass } from '../schedule/forward-pass.ts'
import { plannedByIndex } from '../schedule/planned-starts.ts'
import { monday, seededRandom } from '../schedule/random-graph.test-support.ts'
import { workingTimeOf } from '../schedule/working-time.ts'

import { chargeWaits } from './charge-waits.ts'
import type { Waiting } from './charge-waits.ts'
import { readFlow } from './flow.ts'
import type { Claim } from './holding-lines.ts'
import { indebtedGraph } from './indebted-graph.test-support.ts'
import { rootBlockersAt } from './root-blockers.ts'

const day = 1440

function waitingOf(seed: number, now: number): Omit<Waiting, 'note'> {
  const graph = indebtedGraph(seed)
  const plan = planWork(graph, toInstant(now))
  forwardPass(plan)
  const flow = readFlow(plan)
  const random = seededRandom(seed)
  const claims = new Map<number, readonly Claim[]>()
  let lines = 0
  for (let item = 0; item < flow.count; item += 1) {
    if (flow.isItem[item] === 0 || random() < 0.3) continue
    const from = now - Math.floor(random() * 50 * day)
    claims.set(item, [
      { line: lines, from },
      { line: lines + 1, from: from + Math.floor(random() * 5 * day) }
    ])
    lines += 2
  }
  return { flow, planned: plannedByIndex(plan, graph), claims, now, time: workingTimeOf(defaultCalendar), lines }
}

/** The same, stretch by stretch between all that happens, as the rule is written. */
function chargedByStretches({ flow, planned, claims, now, time, lines }: Omit<Waiting, 'note'>): readonly number[] {
  const minutes = Array.from({ length: lines }, () => 0)
  const held = [...claims.values()].flat()
  const first = Math.min(now, ...held.map(({ from }) => from))
  const instants = [...flow.ties.metAt, ...flow.freeAt, ...planned, ...flow.startedAt, ...flow.doneAt]
  const all = new Set([first, now, ...instants, ...held.map(({ from }) => from)])
  const events = [...all].filter((at) => at >= first && at <= now).toSorted((a, b) => a - b)
  for (const [place, at] of events.entries()) {
    const lasted = time.between(at, events[place + 1] ?? at)
    if (lasted === 0) continue
    const { rows, itemOf } = rootBlockersAt(flow, at)
    for (let task = 0; task < flow.tasks; task += 1) {
      const isOpen = (flow.startedAt[task] ?? 0) > at && (flow.doneAt[task] ?? 0) > at
      if (flow.isItem[task] === 0 || !isOpen || (planned[task] ?? 0) > at) continue
      const sharing: number[] = []
      rows.each(task, (number) => sharing.push(itemOf[number] ?? 0))
      for (const item of sharing) {
        const claim = claims.get(item)?.findLast(({ from }) => from <= at)
        if (claim !== undefined) minutes[claim.line] = (minutes[claim.line] ?? 0) + lasted / sharing.length
      }
    }
  }
  return minutes
}

describe('charging waits', () => {
  test('[D11] a line has what adding up every stretch between two events gives it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7fffffff }),
        fc.integer({ min: monday, max: monday + 80 * day }),
        (seed, now) => {
          const waiting = waitingOf(seed, now)
          const { minutes } = chargeWaits({ ...waiting, note: null })
          for (const [line, expected] of chargedByStretches(waiting).entries())
            expect(Math.abs((minutes[line] ?? 0) - expected)).toBeLessThan(1e-6)
        }
      ),
      { numRuns: 40 }
    )
  })

  test('[D4] what is charged for a task is no more than the time for which it starved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0x7fffffff }),
        fc.integer({ min: monday, max: monday + 80 * day }),
        (seed, now) => {
          const waiting = waitingOf(seed, now)
          const { flow, planned, time } = waiting
          const byTask = new Float64Array(flow.tasks)
          chargeWaits({
            ...waiting,
            note: (_line, task, minutes) => void (byTask[task] = (byTask[task] ?? 0) + minutes)
          })
          for (const [task, charged] of byTask.entries()) {
            const end = Math.min(now, flow.startedAt[task] ?? 0, flow.doneAt[task] ?? 0)
            const starved = flow.isItem[task] === 0 ? 0 : Math.max(0, time.between(planned[task] ?? 0, end))
            expect(charged).toBeLessThan(starved + 1e-6)
          }
        }
      ),
      { numRuns: 40 }
    )
  })
})
