import type { Intent } from '../intents/intent.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import type { BaselineId, TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'

import type { ImportContext, NewId } from './import-context.ts'
import type { MsElement } from './ms-element.ts'
import type { MsTask } from './ms-outline.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

/** Project keeps eleven, numbered from 0. */
const mostBaselines = 11

/** [MSP10] The file's baselines as intents, by number; of an empty board the first is then the one compared with. */
export function readMsBaselines(
  tasks: ReadonlyMap<number, MsTask>,
  ids: ReadonlyMap<number, TaskId>,
  { values, problems, context, newId }: MsBaselinesContext
): readonly Intent[] {
  const dates = Array.from({ length: mostBaselines }, (): BaselineEntry[] => [])
  for (const { uid, element, where } of tasks.values()) {
    const id = ids.get(uid)
    const seen = new Set<number>()
    for (const baseline of element.children('Baseline')) {
      const number = values.number(baseline, 'Number', where) ?? 0
      const entries = dates[number]
      if (entries === undefined) problems.warn(where, `Baseline ${number}: there are only 0 to 10; it is left out.`)
      if (entries === undefined || id === undefined || seen.has(number)) continue
      seen.add(number)
      const entry = readEntry(baseline, id, number)
      if (entry !== null) entries.push(entry)
    }

    function readEntry(baseline: MsElement, task: TaskId, number: number): BaselineEntry | null {
      const start = values.date(baseline, 'Start', where)
      const finish = values.date(baseline, 'Finish', where)
      // A baseline of costs alone has no dates.
      if (start === null && finish === null) return null
      if (start === null || finish === null || start > finish) {
        problems.warn(where, `Baseline ${number}: its start and finish do not make a span; it is left out.`)
        return null
      }
      const work = values.duration(baseline, 'Duration', where) ?? 0
      return { task, start, finish, work: toWorkingMinutes(Math.round(work)) }
    }
  }

  const set = dates.flatMap((entries, number) => {
    const name = number === 0 ? 'Baseline' : `Baseline ${number}`
    return entries.length === 0 ? [] : [{ id: newId() as BaselineId, name, dates: entries }]
  })
  const [first] = set
  const compared: Intent[] =
    first !== undefined && context.boardIsEmpty ? [{ type: 'activateBaseline', baseline: first.id }] : []
  return [...set.map((baseline): Intent => ({ type: 'setBaseline', baseline, at: context.now })), ...compared]
}

/** What reading them depends on. */
export type MsBaselinesContext = {
  readonly values: MsValues
  readonly problems: ProblemList
  readonly context: ImportContext
  readonly newId: NewId
}
