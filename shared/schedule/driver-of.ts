import { constraintOfCode } from './constraint-codes.ts'
import type { Facts } from './facts.ts'
import type { Links } from './links.ts'
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
      return byDependency(facts, links, ref)
    case drivers.handoff: {
      const by = byDependency(facts, links, ref)
      const handoff = links.handoff[ref] ?? null
      if (by.kind !== 'dependency' || handoff === null) return by
      const { dependency, predecessor } = by
      return { kind: 'handoff', handoff: handoff.id, dependency, predecessor }
    }
    case drivers.constraint: {
      const of = facts.ids[ref]
      const constraint = constraintOfCode(facts.constraint[ref] ?? 0)
      return of === undefined || constraint === null ? boardStart : { kind: 'constraint', constraint, of }
    }
    case drivers.child: {
      const child = facts.ids[ref]
      return child === undefined ? boardStart : { kind: 'child', child }
    }
    default:
      return boardStart
  }
}

/** Made once for each link: most dates are a dependency's, and the same one's after an edit as before. */
function byDependency({ ids }: Facts, { dependencies, predecessor, drivers: made }: Links, link: number): Driver {
  const known = made[link]
  if (known !== undefined) return known
  const dependency = dependencies[link]
  const before = ids[predecessor[link] ?? 0]
  if (dependency === undefined || before === undefined) return boardStart
  const driver: Driver = { kind: 'dependency', dependency: dependency.id, predecessor: before }
  made[link] = driver
  return driver
}
