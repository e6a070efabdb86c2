import { toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Segment } from '../model/task.ts'
import type { CompiledCalendar } from '../schedule/compile-calendar.ts'

import type { MsElement } from './ms-element.ts'
import type { MsValues } from './ms-values.ts'

/** A stretch in which somebody works. */
type Stretch = { readonly from: Instant; readonly to: Instant }

/** A stretch as the file counts (an hour, a day, a week), and the working minutes of work in it. */
type Counted = Stretch & { readonly minutes: number }

/** When the people of each task work on it, by the file. */
export type MsSplits = {
  /** The segments of a task of `duration` working minutes; null where it is not split. [MSP11] */
  readonly segmentsOf: (taskUid: number, duration: number, time: CompiledCalendar) => readonly Segment[] | null
}

/** As many segments as a task of ours holds. */
const most = 1000

/** [MSP11] Reads the timephased data of the assignments: kinds 1 (work that remains) and 2 (work done), where there is any. */
export function readMsSplits(project: MsElement, values: MsValues): MsSplits {
  const assignments = new Map<number, (readonly Counted[])[]>()
  for (const assignment of project.child('Assignments')?.children('Assignment') ?? []) {
    const data = assignment.children('TimephasedData')
    if (data.length === 0) continue
    const where = `Assignment UID ${assignment.text('UID')?.slice(0, 20) ?? '?'}, TimephasedData`
    const task = values.number(assignment, 'TaskUID', where)
    const units = Number(assignment.text('Units') ?? '1')
    const counted = data.flatMap((each) => readCounted(each, units > 0 ? units : 1, values, where))
    if (task !== null && counted.length > 0) assignments.set(task, [...(assignments.get(task) ?? []), counted])
  }
  return {
    segmentsOf: (task, duration, time) => {
      const stretches = (assignments.get(task) ?? []).flatMap((counted) => stretchesOf(counted, time))
      const runs = joined(stretches, time)
      return runs.length < 2 || runs.length > most ? null : segmentsFrom(runs, duration, time)
    }
  }
}

function readCounted(element: MsElement, units: number, values: MsValues, where: string): readonly Counted[] {
  const type = element.text('Type')
  if (type !== '1' && type !== '2') return []
  const work = values.duration(element, 'Value', where) ?? 0
  const from = values.date(element, 'Start', where)
  const to = values.date(element, 'Finish', where)
  return work <= 0 || from === null || to === null || to <= from ? [] : [{ from, to, minutes: work / units }]
}

/** When somebody works: what is counted by whole days ends before a pause when its work is done. */
function stretchesOf(counted: readonly Counted[], time: CompiledCalendar): readonly Stretch[] {
  const inOrder = counted.toSorted((a, b) => a.from - b.from || a.to - b.to)
  return inOrder.map(({ from, to, minutes }, index) => {
    const next = inOrder[index + 1]
    const isBeforePause = next !== undefined && time.between(to, next.from) > 0
    const isPartial = minutes < time.between(from, to)
    return { from, to: isBeforePause && isPartial ? time.advance(from, toWorkingMinutes(Math.ceil(minutes))) : to }
  })
}

/** In their order, those without working time between them as one. */
function joined(stretches: readonly Stretch[], time: CompiledCalendar): readonly Stretch[] {
  const runs: Stretch[] = []
  for (const next of stretches.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = runs.at(-1)
    if (last === undefined || time.between(last.to, next.from) > 0) runs.push(next)
    else if (next.to > last.to) runs[runs.length - 1] = { from: last.from, to: next.to }
  }
  return runs
}

/** The last segment has what is left of the duration. */
function segmentsFrom(runs: readonly Stretch[], duration: number, time: CompiledCalendar): readonly Segment[] | null {
  const segments: Segment[] = []
  let done = 0
  for (const [index, { from, to }] of runs.entries()) {
    const before = runs[index - 1]
    const work = index === runs.length - 1 ? duration - done : time.between(from, to)
    if (work <= 0) return null
    segments.push({
      pause: before === undefined ? toWorkingMinutes(0) : time.between(before.to, from),
      work: toWorkingMinutes(work)
    })
    done += work
  }
  return segments
}
