import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Chances } from './chances.ts'
import { openSimulation } from './open-simulation.ts'
import type { SimulationOptions } from './open-simulation.ts'

/** How likely the dates of a board are, at a moment: pure, and total whatever the graph says. Rules in SPEC.md. [MC1] */
export function simulate(graph: WorkGraph, now: Instant, options: SimulationOptions): Chances {
  const simulation = openSimulation(graph, now, options)
  simulation.play(options.runs)
  return simulation.chances()
}
