import { Unlink } from 'lucide-react'

import type { Deadlock } from '../../../shared/schedule/schedule.ts'
import { useGraph, useMayEdit } from '../../state/board-context.ts'
import { deadlockLinks } from '../../../shared/proposals/deadlock-links.ts'
import type { DeadlockLink } from '../../../shared/proposals/deadlock-links.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'
import { TaskLink } from '../task-panel/task-link.tsx'

/** Tasks of a long loop that are named at its start, and again at its end. */
const namedAtAnEnd = 4

/** A loop that a merge made: its way round, what the schedule does about it, whose it is, and a button for each way out. */
export function DeadlockNote({ deadlock }: { readonly deadlock: Deadlock }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const links = deadlockLinks(deadlock, graph)
  const titleOf = (task: Deadlock['path'][number]) => graph.tasks.get(task)?.title ?? 'a task'
  const names = deadlock.owners.map((owner) => graph.people.get(owner)?.name ?? 'somebody')
  const wordsOf = ({ dependency }: DeadlockLink) =>
    `“${titleOf(dependency.successor)}” after “${titleOf(dependency.predecessor)}”`
  const aside = links.filter(({ setAside }) => setAside)
  const makers = aside.map((link) => {
    const maker = link.dependency.createdBy === null ? null : graph.people.get(link.dependency.createdBy)
    return `${wordsOf(link)} (${maker === null || maker === undefined ? '' : `${maker.name}, `}${formatMoment(link.dependency.createdAt, frame)})`
  })
  const round = [...deadlock.path, ...deadlock.path.slice(0, 1)]
  const shown =
    round.length <= 2 * namedAtAnEnd ? round : [...round.slice(0, namedAtAnEnd), null, ...round.slice(-namedAtAnEnd)]
  return (
    <div className="flex min-w-0 flex-col gap-2 leading-relaxed">
      <p className="m-0" data-selectable>
        {shown.map((task, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a way round names its first task twice
          <span key={place}>
            {place === 0 ? null : <span className="text-faint"> → </span>}
            {task === null ? '…' : <TaskLink task={task} title={titleOf(task)} />}
          </span>
        ))}
      </p>
      <p className="m-0 text-soft" data-selectable>
        {`Each waits for the next, so none could start. ${listOf(makers)} ${aside.length === 1 ? 'is' : 'are'} left out of the schedule until a link is removed.`}
        {names.length === 0 ? '' : ` It is for ${listOf(names)} to decide which.`}
      </p>
      <div className="flex flex-wrap gap-2">
        {links.map((link) => (
          <Button
            key={link.dependency.id}
            size="small"
            isDisabled={!mayEdit}
            onPress={() =>
              onIntent({ type: 'removeDependency', dependency: link.dependency.id }, `Remove ${wordsOf(link)}`)
            }
          >
            <Unlink aria-hidden size={13} />
            Remove {wordsOf(link)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}
