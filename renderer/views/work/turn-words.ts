import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { Turn } from '../../../shared/reports/turns-for.ts'
import { formatDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

/** [RP8] "Noor’s turn: Build API", "your turn: catch “Design”", "Thu 3 Dec". */
export function turnWords(turn: Turn, isMe: (person: PersonId) => boolean, frame: DateFrame): string {
  const { kind, title, whose, until } = turn
  if (kind === 'date') return until === null ? 'a date' : `not before ${formatDay(until, frame)}`
  return `${turnOf()}: ${deed()}`

  function turnOf(): string {
    if (whose === null) return 'nobody’s turn'
    return isMe(whose.person) ? 'your turn' : `${whose.name}’s turn`
  }

  function deed(): string {
    switch (kind) {
      case 'task':
        return title
      case 'approval':
        return `decide “${title}”`
      case 'request':
        return `ask for “${title}”`
      case 'handoff':
        return `catch “${title}”`
      case 'question':
        return 'answer'
      case 'date':
        return ''
      default:
        return assertNever(kind)
    }
  }
}
