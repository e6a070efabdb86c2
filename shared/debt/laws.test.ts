import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { noMoments } from '../model/board-moments.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import { planWork } from '../schedule/computation.ts'
import { forwardPass } from '../schedule/forward-pass.ts'
import { idOf, monday } from '../schedule/random-graph.test-support.ts'

import { followBlocking } from './blocking-times.ts'
import { computeDebt } from './compute-debt.ts'
import { readFlow } from './flow.ts'
import { indebtedGraph } from './indebted-graph.test-support.ts'
import type { Ledger, Line, LinePart } from './ledger.ts'
import { partsThatAddUp } from './parts-that-add-up.ts'
import { rootBlockersAt } from './root-blockers.ts'
import { roundHundredths } from './round-hundredths.ts'
import { shuffled } from './shuffled.test-support.ts'

const day = 1440
/** Every fact of a random graph lies before it: from here on nobody acts. */
const stillness = monday + 46 * day

function ledgerOf(graph: WorkGraph, now: number, explain = false): Ledger {
  const at = toInstant(now)
  return computeDebt(graph, computeSchedule(graph, at), noMoments, at, explain)
}

const seeds = fc.integer({ min: 0, max: 0x7fffffff })
const moments = fc.integer({ min: monday, max: monday + 80 * day })
const nearly = 1e-9

function sumOf(lines: readonly Line[], value: (line: Line) => number): number {
  return lines.reduce((total, line) => total + value(line), 0)
}

/** In hundredths, as the window shows the parts of a figure. */
function shownSum(parts: readonly number[], total: number): number {
  return partsThatAddUp(parts, total, 'hundredths').reduce((sum, part) => sum + Math.round(part * 100), 0)
}

describe('laws of the ledger', () => {
  test('[D4] every undelivered hour sits in exactly one place, and what moves is not stuck', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        const { totals } = ledgerOf(indebtedGraph(seed), now)
        expect(Math.abs(totals.principal + totals.moving - totals.invested)).toBeLessThan(1e-6)
      }),
      { numRuns: 120 }
    )
  })

  test('[D1] the same facts in another order give the same ledger, to the last bit', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        const graph = indebtedGraph(seed)
        expect(ledgerOf(shuffled(graph, seed), now, true)).toEqual(ledgerOf(graph, now, true))
      }),
      { numRuns: 70 }
    )
  })

  test('[D11] interest and rate never fall while nobody acts', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 40 * day }),
        fc.integer({ min: 1, max: 60 * day }),
        (seed, after, more) => {
          const graph = indebtedGraph(seed)
          const [before, later] = [ledgerOf(graph, stillness + after), ledgerOf(graph, stillness + after + more)]
          for (const line of before.lines) {
            // Once it is `now` alone that contradicts a date, the clock of its line is another: what it held goes to what else stands there.
            if (line.code === 'S') continue
            const same = later.lines.find(({ code, cause }) => code === line.code && cause === line.cause)
            expect(same?.interest.wait).toBeGreaterThanOrEqual(line.interest.wait - nearly)
          }
          expect(later.totals.interest).toBeGreaterThanOrEqual(before.totals.interest - nearly)
          expect(later.totals.rate).toBeGreaterThanOrEqual(before.totals.rate - nearly)
          expect(later.totals.principal).toBeGreaterThanOrEqual(before.totals.principal - nearly)
        }
      ),
      { numRuns: 70 }
    )
  })

  test('[D4] [D11] catching, granting or answering never raises what is tied up, has been waited or grows', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 20 * day }), (seed, after) => {
        const now = stillness + after
        const graph = begunInOrder(indebtedGraph(seed))
        const before = ledgerOf(graph, now)
        for (const line of before.lines) {
          const closed = closedBy(graph, line, toInstant(now))
          if (closed === null) continue
          const { lines, totals } = ledgerOf(closed, now)
          expect(totals.principal).toBeLessThanOrEqual(before.totals.principal + nearly)
          expect(totals.rate).toBeLessThanOrEqual(before.totals.rate + nearly)
          for (const part of ['wait', 'drag'] as const)
            expect(sumOf(lines, ({ interest }) => interest[part])).toBeLessThanOrEqual(
              sumOf(before.lines, ({ interest }) => interest[part]) + nearly
            )
          // An answer brings the task's own line back, with the nudges about the task.
          const causes = new Set(before.lines.map(({ cause }) => cause))
          const chase = (all: readonly Line[]): number =>
            sumOf(all, ({ cause, interest }) => (causes.has(cause) ? interest.chase : 0))
          expect(chase(lines)).toBeLessThanOrEqual(chase(before.lines) + nearly)
        }
      }),
      { numRuns: 40 }
    )
  })

  test('[D2] [LV8] the parts of each line add up to its figures, and what is shown of them to what is shown', () => {
    fc.assert(
      fc.property(seeds, moments, (seed, now) => {
        for (const { principal, interest, parts } of ledgerOf(indebtedGraph(seed), now, true).lines) {
          const sum = (kind: LinePart['kind']): number =>
            parts.reduce((total, part) => (part.kind === kind ? total + part.hours : total), 0)
          expect(sum('principal')).toBeCloseTo(principal, 8)
          expect(sum('wait')).toBeCloseTo(interest.wait, 9)
          expect(sum('relearn')).toBeCloseTo(interest.relearn, 12)
          expect([sum('chase'), sum('drag')]).toEqual([interest.chase, interest.drag])
          const own = parts.filter(({ kind }) => kind === 'principal').map(({ hours }) => hours)
          const extra = parts.filter(({ kind }) => kind !== 'principal').map(({ hours }) => hours)
          expect([shownSum(own, principal), shownSum(extra, interest.total)]).toEqual([
            Math.round(roundHundredths(principal) * 100),
            Math.round(roundHundredths(interest.total) * 100)
          ])
        }
      }),
      { numRuns: 60 }
    )
  })

  test('[D11] what blocked whom, and until when, is what is read afresh at any moment', () => {
    fc.assert(
      fc.property(seeds, moments, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (seed, now, share) => {
        const plan = planWork(indebtedGraph(seed), toInstant(now))
        forwardPass(plan)
        const flow = readFlow(plan)
        const first = monday - 30 * day
        const clock = (instant: number): number => Math.max(0, Math.min(instant, now) - first)
        const freeAt = Int32Array.from(flow.freeAt, clock)
        const asked = { from: new Int32Array(flow.count), to: new Int32Array(flow.count).fill(clock(now)) }
        const at = Math.floor(clock(now) * share)
        const followed: number[][] = Array.from({ length: flow.count }, () => [])
        followBlocking(
          flow,
          { metAt: Int32Array.from(flow.ties.metAt, clock), freeAt },
          asked,
          (node, { items, until }) => {
            followed[node] = [...items]
              .filter((item, place) => (freeAt[item] ?? 0) <= at && at < (until[place] ?? 0))
              .toSorted((a, b) => a - b)
          }
        )
        const { rows, itemOf } = rootBlockersAt(flow, first + at)
        const afresh = followed.map((_, node) => {
          const found: number[] = []
          rows.each(node, (number) => found.push(itemOf[number] ?? -1))
          return found
        })
        expect(followed).toEqual(afresh)
      }),
      { numRuns: 70 }
    )
  })
})

/**
 * The graph where only what waits for nobody has begun. Where work was finished ahead of what it waits for, catching a handoff may lead
 * hours past it, to more places than before, so that another line holds more of them.
 */
function begunInOrder(graph: WorkGraph): WorkGraph {
  const waiting = new Set(Array.from(graph.dependencies.values(), ({ successor }) => successor))
  const tasks = Array.from(graph.tasks.values(), (task) =>
    waiting.has(task.id) || task.parent !== null
      ? { ...task, actualStart: null, actualFinish: null, cancelledAt: null, progress: null, remaining: null }
      : task
  )
  return { ...graph, tasks: new Map(tasks.map((task) => [task.id, task])) }
}

/** The graph after the line was closed by whoever can; null for lines that close in other ways. */
function closedBy(graph: WorkGraph, { code, cause, task }: Line, at: Instant): WorkGraph | null {
  const deed = { by: null, at }
  if (code === 'H') {
    const handoff = [...graph.handoffs.values()].find(({ id }) => id === cause)
    const link = handoff === undefined ? undefined : graph.dependencies.get(handoff.dependency)
    const before = link === undefined ? undefined : graph.tasks.get(link.predecessor)
    // Caught ahead of the work that it hands over, it would cut the way to what else is waited for there.
    const isAhead = before === undefined || before.actualFinish === null
    return handoff === undefined || isAhead
      ? null
      : { ...graph, handoffs: new Map(graph.handoffs).set(handoff.id, { ...handoff, readBack: 'Mine', caught: deed }) }
  }
  if (code === 'A') {
    const approval = [...graph.approvals.values()].find(({ id }) => id === cause)
    const decision = { ...deed, verdict: 'granted' as const, reason: '' }
    // Granted ahead of its plan it would bring planned starts forward, which is another change of the plan.
    const isAhead =
      graph.tasks.get(approval?.task ?? idOf<never>('none'))?.parent !== null ||
      [...graph.dependencies.values()].some(({ successor }) => successor === approval?.task)
    return approval === undefined || isAhead
      ? null
      : { ...graph, approvals: new Map(graph.approvals).set(approval.id, { ...approval, decision }) }
  }
  if (code === 'T' && task !== null) {
    const answer = { id: idOf<never>('answer'), task, text: 'This one', written: deed, asks: null }
    return { ...graph, comments: new Map(graph.comments).set(answer.id, { ...answer, answers: idOf<never>(cause) }) }
  }
  return null
}
