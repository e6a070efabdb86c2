import { drivers } from './plan.ts'
import type { Plan } from './plan.ts'
import type { Driver } from './schedule.ts'

const boardStart: Driver = { kind: 'boardStart' }
const now: Driver = { kind: 'now' }
const actual: Driver = { kind: 'actual' }
const duration: Driver = { kind: 'duration' }
const manual: Driver = { kind: 'manual' }

/** [FP3] The long form of a driver: ids instead of numbers. */
export function driverOf({ facts, links }: Plan, driver: number, ref: number): Driver {
  switch (driver) {
    case drivers.now:
      return now
    case drivers.actual:
      return actual
    case drivers.duration:
      return duration
    case drivers.manual:
      return manual
    case drivers.dependency:
    case drivers.handoff: {
      const dependency = links.dependencies[ref]
      const predecessor = facts.ids[links.predecessor[ref] ?? 0]
      if (dependency === undefined || predecessor === undefined) return boardStart
      const handoff = driver === drivers.handoff ? links.handoff[ref] : null
      if (handoff === null || handoff === undefined)
        return { kind: 'dependency', dependency: dependency.id, predecessor }
      return { kind: 'handoff', handoff: handoff.id, dependency: dependency.id, predecessor }
    }
    case drivers.constraint: {
      const of = facts.ids[ref]
      const constraint = facts.constraint[ref]
      return of === undefined || constraint === null || constraint === undefined
        ? boardStart
        : { kind: 'constraint', constraint, of }
    }
    case drivers.child: {
      const child = facts.ids[ref]
      return child === undefined ? boardStart : { kind: 'child', child }
    }
    default:
      return boardStart
  }
}
