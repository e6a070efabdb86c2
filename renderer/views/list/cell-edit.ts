import type { TaskChange } from '../../../shared/intents/intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { peopleNamed } from '../../../shared/model/people-named.ts'
import type { ListColumn, ListFacts } from '../../state/list-columns.ts'
import { parseEstimate } from '../../ui/text/estimate-text.ts'

/** What writing in a cell needs to know of the board. */
export type WritingFrame = {
  readonly people: WorkGraph['people']
  readonly minutesPerDay: number
  readonly readDate: (text: string) => Result<Instant, string>
}

/** The change that a written cell means; null where it says what is there already. The failure is a sentence. */
export function cellEdit(
  column: ListColumn,
  text: string,
  { task, owner }: ListFacts,
  frame: WritingFrame
): Result<TaskChange | null, string> {
  const said = text.trim()
  switch (column) {
    case 'title':
      if (said === '') return fail('A task has a title.')
      return succeed(said === task.title ? null : { title: said })
    case 'owner': {
      if (said === '') return succeed(task.owner === null ? null : { owner: null })
      if (said === owner) return succeed(null)
      const [person, ...more] = peopleNamed(frame, said)
      return person === undefined || more.length > 0
        ? fail(`Nobody here is called ${said}, or several are. Add people by @name in quick add.`)
        : succeed({ owner: person.id })
    }
    case 'estimate': {
      if (task.kind !== 'task') return fail('Only work has an estimate.')
      const parsed = parseEstimate(said, frame.minutesPerDay)
      return parsed.ok ? succeed(parsed.value) : parsed
    }
    case 'promise': {
      if (said === '') return succeed(task.promise === null ? null : { promise: null })
      const date = frame.readDate(said)
      if (!date.ok) return date
      const before = task.promise ?? { to: '', clientFacing: false, costOfDelay: null }
      return succeed(date.value === task.promise?.date ? null : { promise: { ...before, date: date.value } })
    }
    case 'key':
    case 'state':
    case 'start':
    case 'finish':
    case 'float':
      return fail('This follows from the work: it cannot be written.')
  }
}
