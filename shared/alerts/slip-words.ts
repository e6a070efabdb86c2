import type { PersonId, TaskId } from '../model/ids.ts'
import { describeWorkingTime } from '../schedule/describe-working-time.ts'
import type { Slip, SlipShift } from '../schedule/slip.ts'
import { titleOf } from '../schedule/slip-clauses.ts'

import type { SlipWords } from './alert.ts'
import type { Moment } from './moment.ts'
import { plainLine } from './plain-line.ts'

type Shifts = ReadonlyMap<TaskId, SlipShift>

/** A title within a sentence, in characters. */
const longestName = 40

/**
 * [AL17] What each promise of `me` that `slip` breaks is told with, by its task; the moment is the one after. A promise
 * whose task did not slip (its date was moved) is left out.
 */
export function slipWords(slip: Slip, { graph, schedule }: Moment, me: PersonId): ReadonlyMap<TaskId, SlipWords> {
  const words = new Map<TaskId, SlipWords>()
  const isMine = (task: TaskId): boolean => graph.tasks.get(task)?.owner === me
  const broken = slip.brokenPromises.filter(isMine)
  if (broken.length === 0) return words
  const name = (task: TaskId): string => plainLine(titleOf(graph, task), longestName)
  const origins = originsOf(new Map(slip.shifts.filter(({ shift }) => shift > 0).map((shift) => [shift.task, shift])))
  for (const task of broken) {
    const origin = origins.get(lastLeafOf(task, schedule))
    if (origin === undefined) continue
    const moved = [...origins].filter(([other, from]) => from === origin && isMine(other)).length
    words.set(task, {
      id: `${origin.task}-${origin.finishAfter}`,
      title: `${name(origin.task)} slipped ${describeWorkingTime(origin.shift, graph.board.minutesPerDay)}`,
      moves: moved === 0 ? '' : moved === 1 ? '1 of your tasks moves' : `${moved} of your tasks move`,
      breaks: name(task)
    })
  }
  return words
}

/** Where the slip of each task began: up what drives it, as long as that moved later, too. */
function originsOf(later: Shifts): Shifts {
  const origins = new Map<TaskId, SlipShift>()
  for (const first of later.values()) {
    const path = new Set<SlipShift>()
    let at = first
    for (let before: SlipShift | undefined = first; before !== undefined && !path.has(before);) {
      at = before
      path.add(at)
      before = origins.get(at.task) ?? driverOf(at, later)
    }
    for (const { task } of path) origins.set(task, at)
  }
  return origins
}

function driverOf({ driver }: SlipShift, later: Shifts): SlipShift | undefined {
  return driver.kind === 'dependency' || driver.kind === 'handoff' ? later.get(driver.predecessor) : undefined
}

/** A summary slips with the child that it ends with. */
function lastLeafOf(task: TaskId, schedule: Moment['schedule']): TaskId {
  const driver = schedule.forecasts.get(task)?.finishDriver
  return driver?.kind === 'child' ? lastLeafOf(driver.child, schedule) : task
}
