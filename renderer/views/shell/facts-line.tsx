import type { BoardFacts } from '../../state/board-facts.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'

/** The board in one line: how much, until when, and what is wrong. */
export function FactsLine({ facts }: { readonly facts: BoardFacts }) {
  const frame = useDateFrame()
  const { tasks, finish, brokenPromises, uncaughtHandoffs, openApprovals, deadlocks, contradictions } = facts
  const troubles = [
    brokenPromises === 0 ? null : { words: countOf(brokenPromises, 'broken promise'), ink: 'text-danger' },
    deadlocks === 0 ? null : { words: countOf(deadlocks, 'deadlock'), ink: 'text-danger' },
    contradictions === 0 ? null : { words: countOf(contradictions, 'contradicted date'), ink: 'text-danger' },
    uncaughtHandoffs === 0 ? null : { words: `${countOf(uncaughtHandoffs, 'handoff')} to catch`, ink: 'text-waiting' },
    openApprovals === 0 ? null : { words: `${countOf(openApprovals, 'approval')} open`, ink: 'text-waiting' }
  ].filter((trouble) => trouble !== null)
  return (
    <p className="tabular m-0 truncate text-xs text-faint" data-facts>
      {countOf(tasks, 'task')}
      {finish === null || tasks === 0 ? '' : ` · done by ${formatPlainDay(finish, frame)}`}
      {troubles.map(({ words, ink }) => (
        <span key={words}>
          {' · '}
          <span className={`font-medium ${ink}`}>{words}</span>
        </span>
      ))}
    </p>
  )
}
