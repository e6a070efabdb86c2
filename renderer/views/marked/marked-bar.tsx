import { CircleCheck, CirclePlay, Layers, Trash2 } from 'lucide-react'

import { parseId } from '../../../shared/model/ids.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { initiativesOf } from '../../state/arrange-cards.ts'
import { useGraph, useMayEdit } from '../../state/board-context.ts'
import { useBulkDeed } from '../../state/use-bulk-deed.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { countOf } from '../../ui/text/count-of.ts'

/** [BV10] How many tasks are marked, and what can be done with all of them. */
export function MarkedBar({
  marked,
  onDelete
}: {
  readonly marked: readonly Task[]
  /** Somebody wants them gone; whoever shows the bar asks first. */
  readonly onDelete: () => void
}) {
  const mayEdit = useMayEdit()
  return (
    <div role="group" aria-label="What is marked" className="flex min-w-0 flex-wrap items-center gap-2">
      <p className="tabular m-0 shrink-0 font-medium">{countOf(marked.length, 'task')} marked</p>
      {mayEdit ? <BulkButtons marked={marked} onDelete={onDelete} /> : null}
    </div>
  )
}

function BulkButtons({ marked, onDelete }: { readonly marked: readonly Task[]; readonly onDelete: () => void }) {
  const graph = useGraph()
  const act = useBulkDeed()
  const initiatives = initiativesOf(graph).flatMap((place) => {
    const task =
      place.kind === 'initiative' && place.initiative !== null ? graph.tasks.get(place.initiative) : undefined
    return task === undefined ? [] : [task]
  })
  return (
    <>
      <Button size="small" onPress={() => act({ kind: 'start' }, marked)}>
        <CirclePlay aria-hidden size={13} />
        Start
      </Button>
      <Button size="small" onPress={() => act({ kind: 'finish' }, marked)}>
        <CircleCheck aria-hidden size={13} />
        Finish
      </Button>
      <div className="w-36">
        <Choice
          label="Owner of all"
          hideLabel
          value={null}
          placeholder="Owner …"
          options={[...graph.people.values()].map((person) => ({
            value: person.id as string,
            label: person.name,
            icon: <Avatar person={person} size={16} />
          }))}
          onChoose={(value) => {
            const owner = parseId<PersonId>(value)
            if (owner.ok) act({ kind: 'give', owner: owner.value }, marked)
          }}
        />
      </div>
      {initiatives.length === 0 ? null : (
        <div className="w-36">
          <Choice
            label="Initiative of all"
            hideLabel
            value={null}
            placeholder="Initiative …"
            options={initiatives.map(({ id, title }) => ({
              value: id as string,
              label: title,
              icon: <Layers aria-hidden size={14} className="shrink-0 text-faint" />
            }))}
            onChoose={(value) => {
              const initiative = parseId<TaskId>(value)
              if (initiative.ok) act({ kind: 'move', initiative: initiative.value }, marked)
            }}
          />
        </div>
      )}
      <Button size="small" look="danger" onPress={onDelete}>
        <Trash2 aria-hidden size={13} />
        Delete
      </Button>
    </>
  )
}
