import type { AnyId } from '../model/ids.ts'

import type { GraphThings } from './thing-maps.ts'
import type { Thing } from './thing.ts'

/** The thing with this id, in whichever root it lives; ids are unique over a board. */
export function findThing(graph: GraphThings, id: AnyId): Thing | null {
  const task = lookUp(graph.tasks, id)
  if (task !== undefined) return { root: 'tasks', value: task }
  const dependency = lookUp(graph.dependencies, id)
  if (dependency !== undefined) return { root: 'dependencies', value: dependency }
  const person = lookUp(graph.people, id)
  if (person !== undefined) return { root: 'people', value: person }
  const handoff = lookUp(graph.handoffs, id)
  if (handoff !== undefined) return { root: 'handoffs', value: handoff }
  const approval = lookUp(graph.approvals, id)
  if (approval !== undefined) return { root: 'approvals', value: approval }
  const comment = lookUp(graph.comments, id)
  if (comment !== undefined) return { root: 'comments', value: comment }
  const calendar = lookUp(graph.calendars, id)
  if (calendar !== undefined) return { root: 'calendars', value: calendar }
  const slip = lookUp(graph.slips, id)
  if (slip !== undefined) return { root: 'slips', value: slip }
  const signal = lookUp(graph.signals, id)
  if (signal !== undefined) return { root: 'signals', value: signal }
  const verdict = lookUp(graph.verdicts, id)
  if (verdict !== undefined) return { root: 'verdicts', value: verdict }
  const baseline = lookUp(graph.baselines, id)
  if (baseline !== undefined) return { root: 'baselines', value: baseline }
  const part = lookUp(graph.baselineParts, id)
  if (part !== undefined) return { root: 'baselineParts', value: part }
  const entry = lookUp(graph.worklog, id)
  if (entry !== undefined) return { root: 'worklog', value: entry }
  const nudge = lookUp(graph.nudges, id)
  if (nudge !== undefined) return { root: 'nudges', value: nudge }
  const decision = lookUp(graph.decisions, id)
  if (decision !== undefined) return { root: 'decisions', value: decision }
  const view = lookUp(graph.views, id)
  return view === undefined ? null : { root: 'views', value: view }
}

function lookUp<Value>(map: ReadonlyMap<AnyId, Value>, id: AnyId): Value | undefined {
  return map.get(id)
}
