import { CircleCheck, CirclePlay, Trash2 } from 'lucide-react'

import type { Intent } from '../../../shared/intents/intent.ts'
import { ancestors } from '../../../shared/model/ancestors.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { useBoard, useGraphPart, useMayEdit, useSchedule } from '../../state/board-context.ts'
import { stateOf } from '../../state/columns.ts'
import type { ListGrouping } from '../../state/list-rows.ts'
import { moveTask } from '../../state/task-moves.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { countOf } from '../../ui/text/count-of.ts'

const groupings = [
  { value: 'none', label: 'Outline' },
  { value: 'state', label: 'State' },
  { value: 'owner', label: 'Owner' },
  { value: 'initiative', label: 'Initiative' }
] as const

/** How the list is grouped, and what can be done with all that is marked. */
export function ListToolbar({
  grouping,
  onGrouping,
  marked
}: {
  readonly grouping: ListGrouping
  readonly onGrouping: (grouping: ListGrouping) => void
  readonly marked: readonly Task[]
}) {
  const mayEdit = useMayEdit()
  return (
    <div className="flex min-h-8 shrink-0 items-center gap-3 px-4 pb-2">
      {marked.length < 2 ? (
        <p className="m-0 truncate text-xs text-faint">
          Shift or Ctrl marks several. What is copied pastes into a spreadsheet, and a table pastes here.
        </p>
      ) : (
        <div role="group" aria-label="What is marked" className="flex min-w-0 items-center gap-2">
          <p className="tabular m-0 shrink-0 font-medium">{countOf(marked.length, 'task')} marked</p>
          {mayEdit ? <BulkButtons marked={marked} /> : null}
        </div>
      )}
      <span className="flex-1" />
      <Segmented label="Grouped by" value={grouping} options={groupings} onChoose={onGrouping} />
    </div>
  )
}

function BulkButtons({ marked }: { readonly marked: readonly Task[] }) {
  const session = useBoard()
  const people = useGraphPart('people')
  const schedule = useSchedule()
  const onIntent = useIntents()
  /** One step for all of them: what cannot be done to one of them is left out, and said by the count. */
  const doAll = (words: string, intents: readonly Intent[]) => {
    const label = `${words} ${countOf(intents.length, 'task')}`
    const [only, ...more] = intents
    if (only === undefined) return
    onIntent(more.length === 0 ? only : { type: 'together', label, intents }, label)
  }
  const move = (words: string, to: 'inProgress' | 'done') =>
    doAll(
      words,
      marked.flatMap((task) => {
        if (task.kind === 'summary') return []
        const state = stateOf(task, schedule?.forecasts.get(task.id) ?? null, schedule?.now ?? null)
        const outcome = moveTask(task, state, to, session.clock())
        return outcome.kind === 'write' ? [outcome.intent] : []
      })
    )
  return (
    <>
      <Button size="small" onPress={() => move('Start', 'inProgress')}>
        <CirclePlay aria-hidden size={13} />
        Start
      </Button>
      <Button size="small" onPress={() => move('Finish', 'done')}>
        <CircleCheck aria-hidden size={13} />
        Finish
      </Button>
      <div className="w-36">
        <Choice
          label="Owner of all"
          hideLabel
          value={null}
          placeholder="Owner …"
          options={[...people.values()].map((person) => ({
            value: person.id as string,
            label: person.name,
            icon: <Avatar person={person} size={16} />
          }))}
          onChoose={(value) => {
            const owner = parseId<PersonId>(value)
            if (!owner.ok) return
            doAll(
              `Give ${people.get(owner.value)?.name ?? 'somebody'}`,
              marked
                .filter((task) => task.owner !== owner.value)
                .map((task) => ({ type: 'editTask', task: task.id, change: { owner: owner.value } }))
            )
          }}
        />
      </div>
      <Button
        size="small"
        look="danger"
        onPress={() =>
          doAll(
            'Delete',
            topmost(marked, session.graph.get().tasks).map((task) => ({ type: 'deleteTask', task: task.id }))
          )
        }
      >
        <Trash2 aria-hidden size={13} />
        Delete
      </Button>
    </>
  )
}

/** Those that are under no other one: what is deleted takes what is under it along. */
function topmost(marked: readonly Task[], tasks: WorkGraph['tasks']): readonly Task[] {
  const all = new Set(marked.map(({ id }) => id))
  return marked.filter((task) => !ancestors(tasks, task.id).some(({ id }) => all.has(id)))
}
