// D19: an edit on a large board, until its ledger stands anew, as the hub brings it level for a window that shows it.
import { noMoments } from '../../shared/model/board-moments.ts'
import { noDifference } from '../../shared/model/graph-difference.ts'
import { toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { computeDebt } from '../../shared/debt/compute-debt.ts'
import { openStandingLedger } from '../../shared/debt/standing-ledger.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { layeredGraph, monday, seededRandom } from '../../shared/schedule/random-graph.test-support.ts'
import { openScheduler } from '../../shared/schedule/scheduler.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import type { Figure } from './figure.ts'
import { interleave } from './interleave.ts'
import { timed } from './timed.ts'

const day = 1440
const runs = 31
const size = 10_000
const setting = benchSetting()
/** Six weeks and a half after the first Monday. */
const now = toInstant(monday + 46 * day)
const figures: Figure[] = []

for (const [words, start] of [
  ['nobody has done anything for six weeks', layeredGraph(size, 7)],
  ['half of it worked through, ten promises', livedIn(layeredGraph(size, 7))]
] as const) {
  let graph = start
  const scheduler = openScheduler(graph, now)
  const standing = openStandingLedger()
  const read = () =>
    standing({ graph, schedule: scheduler.schedule(), moments: noMoments, plan: scheduler.plan(), explain: false })
  const random = seededRandom(7)
  /** A task by chance, and what somebody says of it. */
  const edit = (facts: (task: Task) => Partial<Task>): void => {
    const task = [...graph.tasks.values()][Math.floor(random() * size)]
    if (task === undefined) return
    graph = { ...graph, tasks: new Map(graph.tasks).set(task.id, { ...task, ...facts(task) }) }
    scheduler.update(graph, { ...noDifference, tasks: new Set([task.id]) }, now)
  }
  const longer = ({ estimate }: Task) => ({ estimate: toWorkingMinutes(estimate + 60) })
  const begun = () => ({ actualStart: now, actualFinish: null })
  for (let warm = 0; warm < 20; warm += 1) {
    edit(warm % 2 === 0 ? longer : begun)
    read()
  }
  const { lines } = read()
  const median = await interleave(runs, {
    estimated: () => timed(() => [edit(longer), read()]),
    begun: () => timed(() => [edit(begun), read()]),
    fromNothing: () => timed(() => computeDebt(graph, scheduler.schedule(), noMoments, now)),
    schedule: () => timed(() => computeSchedule(graph, now))
  })
  const board = `${size.toLocaleString('en')} tasks, ${graph.dependencies.size.toLocaleString('en')} dependencies, ${lines.length.toLocaleString('en')} lines, ${words}`
  const shared = {
    id: 'D19',
    unit: 'ms',
    floor: { what: 'a full schedule of the same board', value: median.schedule },
    runs
  } as const
  const goal = { of: 'figure', bound: 'atMost', limit: 100 } as const
  figures.push(
    { ...shared, goal, what: `an estimate changes, until the ledger stands: ${board}`, figure: median.estimated },
    { ...shared, goal, what: `work begins, until the ledger stands: ${board}`, figure: median.begun },
    { ...shared, goal: null, what: `the ledger from nothing: ${board}`, figure: median.fromNothing }
  )
}
reportFigures(setting, figures)

/** The same board where the first half of the layers was done, each task in its turn, and the next one begun here and there. */
function livedIn(graph: WorkGraph): WorkGraph {
  const random = seededRandom(11)
  const tasks = Array.from(graph.tasks.values(), (task, place): Task => {
    const startedAt = toInstant(monday + Math.floor((place / size) * 70 * day))
    const isPast = startedAt < now - 10 * day
    const promise = { date: now, to: 'Client', clientFacing: true, costOfDelay: null }
    const own = place % 1000 === 999 ? { promise } : {}
    if (!isPast || random() < 0.1) return { ...task, ...own }
    if (random() < 0.1) return { ...task, ...own, actualStart: startedAt }
    return {
      ...task,
      ...own,
      actualStart: startedAt,
      actualFinish: toInstant(startedAt + Math.floor(random() * 5 * day))
    }
  })
  return { ...graph, tasks: new Map(tasks.map((task) => [task.id, task])) }
}
