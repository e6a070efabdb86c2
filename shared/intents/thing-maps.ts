import { assertNever } from '../lib/assert-never.ts'
import type { AnyId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Layer, MakeLayer } from './layer.ts'
import type { Thing } from './thing.ts'

/** The things of a graph, by root. */
export type GraphThings = Omit<WorkGraph, 'id' | 'board'>

/** The things of a graph while it is being changed; the graph that it started from stays as it was. */
export type ThingMaps = {
  /** The things with the changes so far; asked again after each change. */
  readonly read: () => GraphThings
  readonly put: (thing: Thing) => void
  readonly remove: (thing: Thing) => void
}

/** A layer over each of a graph's maps. */
export function createThingMaps(base: GraphThings, makeLayer: MakeLayer): ThingMaps {
  const tasks = makeLayer(base.tasks)
  const dependencies = makeLayer(base.dependencies)
  const handoffs = makeLayer(base.handoffs)
  const approvals = makeLayer(base.approvals)
  const comments = makeLayer(base.comments)
  const people = makeLayer(base.people)
  const calendars = makeLayer(base.calendars)
  const slips = makeLayer(base.slips)
  const signals = makeLayer(base.signals)
  const verdicts = makeLayer(base.verdicts)
  const baselines = makeLayer(base.baselines)
  const baselineParts = makeLayer(base.baselineParts)
  const worklog = makeLayer(base.worklog)
  const nudges = makeLayer(base.nudges)
  const decisions = makeLayer(base.decisions)
  const views = makeLayer(base.views)
  const layers = {
    tasks,
    dependencies,
    handoffs,
    approvals,
    comments,
    people,
    calendars,
    slips,
    signals,
    verdicts,
    baselines,
    baselineParts,
    worklog,
    nudges,
    decisions,
    views
  }
  return {
    read: () => ({
      tasks: tasks.read(),
      dependencies: dependencies.read(),
      handoffs: handoffs.read(),
      approvals: approvals.read(),
      comments: comments.read(),
      people: people.read(),
      calendars: calendars.read(),
      slips: slips.read(),
      signals: signals.read(),
      verdicts: verdicts.read(),
      baselines: baselines.read(),
      baselineParts: baselineParts.read(),
      worklog: worklog.read(),
      nudges: nudges.read(),
      decisions: decisions.read(),
      views: views.read()
    }),
    put: (thing) => {
      switch (thing.root) {
        case 'tasks':
          return tasks.set(thing.value.id, thing.value)
        case 'dependencies':
          return dependencies.set(thing.value.id, thing.value)
        case 'handoffs':
          return handoffs.set(thing.value.id, thing.value)
        case 'approvals':
          return approvals.set(thing.value.id, thing.value)
        case 'comments':
          return comments.set(thing.value.id, thing.value)
        case 'people':
          return people.set(thing.value.id, thing.value)
        case 'calendars':
          return calendars.set(thing.value.id, thing.value)
        case 'slips':
          return slips.set(thing.value.id, thing.value)
        case 'signals':
          return signals.set(thing.value.id, thing.value)
        case 'verdicts':
          return verdicts.set(thing.value.id, thing.value)
        case 'baselines':
          return baselines.set(thing.value.id, thing.value)
        case 'baselineParts':
          return baselineParts.set(thing.value.id, thing.value)
        case 'worklog':
          return worklog.set(thing.value.id, thing.value)
        case 'nudges':
          return nudges.set(thing.value.id, thing.value)
        case 'decisions':
          return decisions.set(thing.value.id, thing.value)
        case 'views':
          return views.set(thing.value.id, thing.value)
        default:
          return assertNever(thing)
      }
    },
    remove: (thing) => {
      const layer: Pick<Layer<AnyId, unknown>, 'delete'> = layers[thing.root]
      layer.delete(thing.value.id)
    }
  }
}
