import type { ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import type { BoardId } from '../../shared/model/ids.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'

/** A board as the page last showed it: enough to show it again before anything else is read. */
export type BoardSnapshot = {
  readonly graph: WorkGraph
  readonly schedule: ScheduleDelta
  /** Whether the board could only be read. */
  readonly readOnly: boolean
}

type Things = Omit<WorkGraph, 'id' | 'board'>

/** The graph's lists, each thing once: in the snapshot they are arrays. */
const lists: readonly (keyof Things)[] = [
  'tasks',
  'dependencies',
  'handoffs',
  'approvals',
  'comments',
  'people',
  'calendars',
  'slips',
  'signals',
  'verdicts',
  'baselines',
  'baselineParts',
  'worklog',
  'nudges',
  'decisions',
  'views'
]

/** The text of a snapshot. `build` names the page's code: what one build wrote says nothing to another. */
export function writeSnapshot({ graph, schedule, readOnly }: BoardSnapshot, build: string): string {
  const things = Object.fromEntries(lists.map((name) => [name, [...graph[name].values()]]))
  return JSON.stringify({ build, id: graph.id, board: graph.board, things, schedule, readOnly })
}

/**
 * Reads a snapshot of this board and build; null for anything else. Only containers and ids are looked at: the values
 * are this very build's own, and within a second the document replaces them, whose every field is read with care.
 */
export function readSnapshot(text: string, board: BoardId, build: string): BoardSnapshot | null {
  const raw = parse(text)
  if (!isRecord(raw) || raw['build'] !== build || raw['id'] !== board) return null
  const { board: settings, things, schedule, readOnly } = raw
  if (!isRecord(settings) || !isRecord(things) || !isRecord(schedule) || typeof readOnly !== 'boolean') return null
  const maps = lists.map((name): readonly [keyof Things, ReadonlyMap<unknown, unknown> | null] => [
    name,
    byId(things[name], 'id')
  ])
  if (maps.some(([, map]) => map === null) || byId(schedule['changed'], 'task') === null) return null
  const graph = { id: board, board: settings, ...Object.fromEntries(maps) }
  return { graph: graph as unknown as WorkGraph, schedule: schedule as unknown as ScheduleDelta, readOnly }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null for what is no list, or holds something without a name. */
function byId(list: unknown, name: 'id' | 'task'): ReadonlyMap<unknown, unknown> | null {
  if (!Array.isArray(list)) return null
  const map = new Map<unknown, unknown>()
  for (const thing of list as readonly unknown[]) {
    if (!isRecord(thing) || typeof thing[name] !== 'string') return null
    map.set(thing[name], thing)
  }
  return map
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
