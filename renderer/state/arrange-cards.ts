import { assertNever } from '../../shared/lib/assert-never.ts'
import { compareText } from '../../shared/lib/compare.ts'
import { groupBy } from '../../shared/lib/group-by.ts'
import { columnNames } from '../../shared/model/board-look.ts'
import type { ColumnName } from '../../shared/model/board-look.ts'
import type { BoardGrouping, BoardLook, CardSort } from '../../shared/model/board-look.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { initiativeOf, placeKey, placeOf } from './card-place.ts'
import type { CardPlace } from './card-place.ts'
import { columnOf, stateOf } from './columns.ts'

/** Cards under each other. `id` is its own among all columns of all lanes. */
export type CardColumn = {
  readonly id: string
  readonly place: CardPlace
  /** [BV2] */
  readonly tasks: readonly TaskId[]
  /** So many of them, from the first, stand in hand order, where one can be moved up and down. */
  readonly ordered: number
}

/** [BV4] Columns beside each other; `place` is null where the board has no lanes. */
export type CardLane = {
  readonly id: string
  readonly place: CardPlace | null
  readonly columns: readonly CardColumn[]
}

/** Gives a board's cards their places. `wanted` null is all of them. */
export type ArrangeCards = (
  graph: WorkGraph,
  schedule: Schedule | null,
  wanted: ReadonlySet<TaskId> | null,
  look: BoardLook
) => readonly CardLane[]

/** [BV1] Keeps the last order, because sorting what is nearly sorted is nearly free, and the last columns: whoever draws one sees at once that nothing moved. */
export function createArranger(): ArrangeCards {
  let order: readonly Task[] = []
  let sortedFor: WorkGraph['tasks'] | null = null
  let last: ReadonlyMap<string, CardColumn> = new Map()
  return (graph, schedule, wanted, look) => {
    if (sortedFor !== graph.tasks) {
      order = inHandOrder(graph.tasks, order)
      sortedFor = graph.tasks
    }
    const lanes = look.lanes === 'none' || look.lanes === look.grouping ? null : look.lanes
    const cards = cardsOf(order, schedule, wanted)
    const stacks = groupBy(cards, ({ task, state }) => {
      const column = placeKey(placeOf(task, state, look.grouping, graph))
      return lanes === null ? column : cellId(placeKey(placeOf(task, state, lanes, graph)), column)
    })
    const next = new Map<string, CardColumn>()
    const columnAt = (id: string, place: CardPlace): CardColumn => {
      const column = columnOfStack(id, place, stacks.get(id) ?? [], last.get(id), look.sort)
      next.set(id, column)
      return column
    }
    const places = (grouping: BoardGrouping) => placesOf(grouping, graph, wanted === null ? null : cards)
    const columns = places(look.grouping)
    const arranged =
      lanes === null
        ? [{ id: 'all', place: null, columns: columns.map((place) => columnAt(placeKey(place), place)) }]
        : places(lanes).map((lane) => ({
            id: placeKey(lane),
            place: lane,
            columns: columns.map((place) => columnAt(cellId(placeKey(lane), placeKey(place)), place))
          }))
    last = next
    return arranged
  }
}

function cellId(lane: string, column: string): string {
  return `${lane} ${column}`
}

/** A task with what the schedule says of it: `finish` is its forecast. */
type Card = { readonly task: Task; readonly state: ColumnName; readonly finish: Instant | null }

function cardsOf(
  order: readonly Task[],
  schedule: Schedule | null,
  wanted: ReadonlySet<TaskId> | null
): readonly Card[] {
  const now = schedule?.now ?? null
  const cards: Card[] = []
  for (const task of order) {
    if (wanted !== null && !wanted.has(task.id)) continue
    const forecast = schedule?.forecasts.get(task.id) ?? null
    cards.push({ task, state: columnOf(stateOf(task, forecast, now)), finish: forecast?.earlyFinish ?? null })
  }
  return cards
}

/** [BV2] The column before, where it says the same. */
function columnOfStack(
  id: string,
  place: CardPlace,
  stack: readonly Card[],
  before: CardColumn | undefined,
  sort: CardSort
): CardColumn {
  const open = sorted(
    stack.filter(({ state }) => state !== 'done'),
    sort
  )
  const ordered = sort === 'hand' ? open.length : 0
  const over = stack.filter(({ state }) => state === 'done').toSorted(latestFirst)
  const tasks = [...open, ...over].map(({ task }) => task.id)
  const isSame =
    before !== undefined &&
    before.place.kind === place.kind &&
    before.ordered === ordered &&
    before.tasks.length === tasks.length &&
    before.tasks.every((task, at) => task === tasks[at])
  return isSame ? before : { id, place, tasks, ordered }
}

/** [BV2] Cards that say nothing of it stand last; where two say the same, the hand order holds. */
function sorted(open: readonly Card[], sort: CardSort): readonly Card[] {
  const by = (read: (card: Card) => number | null) =>
    open.toSorted((a, b) => {
      const [one, other] = [read(a), read(b)]
      if (one === null || other === null) return Number(one === null) - Number(other === null)
      return one - other
    })
  switch (sort) {
    case 'hand':
      return open
    case 'finish':
      return by(({ finish }) => finish)
    case 'promise':
      return by(({ task }) => task.promise?.date ?? null)
    case 'newest':
      return by(({ task }) => (task.createdAt === null ? null : 0 - task.createdAt))
    default:
      return assertNever(sort)
  }
}

function latestFirst({ task: a }: Card, { task: b }: Card): number {
  return (b.actualFinish ?? 0) - (a.actualFinish ?? 0)
}

/** [BV1] [BV5] The places of a grouping, in their order; `only` leaves out owners and initiatives without any of these cards. */
function placesOf(grouping: BoardGrouping, graph: WorkGraph, only: readonly Card[] | null): readonly CardPlace[] {
  if (grouping === 'state') return columnNames.map((state) => ({ kind: 'state', state }))
  const all = grouping === 'owner' ? ownersOf(graph) : initiativesOf(graph)
  if (only === null) return all
  const held = new Set(only.map(({ task, state }) => placeKey(placeOf(task, state, grouping, graph))))
  return all.filter((place) => held.has(placeKey(place)))
}

/** [BV1] Everybody on the board by name, and nobody. */
export function ownersOf({ people }: WorkGraph): readonly CardPlace[] {
  const named = [...people.values()].toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
  return [...named.map(({ id }) => id), null].map((owner) => ({ kind: 'owner', owner }))
}

/** [BV1] Summaries at the top, and whatever else has something under it there; and none. */
export function initiativesOf({ tasks }: WorkGraph): readonly CardPlace[] {
  const found = new Set<Task>()
  for (const task of tasks.values()) {
    if (task.kind === 'summary' && task.parent === null) found.add(task)
    const above = initiativeOf(task, tasks)
    const initiative = above === null ? undefined : tasks.get(above)
    if (initiative !== undefined) found.add(initiative)
  }
  const inOrder = [...found].toSorted((a, b) => compareText(a.rank, b.rank) || compareText(a.id, b.id))
  return [...inOrder.map(({ id }) => id), null].map((initiative) => ({ kind: 'initiative', initiative }))
}

function inHandOrder(tasks: WorkGraph['tasks'], before: readonly Task[]): readonly Task[] {
  const kept: Task[] = []
  const seen = new Set<TaskId>()
  for (const { id } of before) {
    const task = tasks.get(id)
    if (task === undefined || task.kind === 'summary') continue
    kept.push(task)
    seen.add(id)
  }
  if (seen.size !== tasks.size) {
    for (const task of tasks.values()) if (task.kind !== 'summary' && !seen.has(task.id)) kept.push(task)
  }
  return kept.toSorted((a, b) => compareText(a.rank, b.rank) || compareText(a.id, b.id))
}
