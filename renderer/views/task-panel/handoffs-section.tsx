import { HandHelping } from 'lucide-react'
import { memo } from 'react'

import type { Dependency } from '../../../shared/model/dependency.ts'
import type { HandoffId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useBoard, useGraph, useGraphPart, useTask } from '../../state/board-context.ts'
import { graphLinks } from '../../state/graph-links.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'

import { HandoffCard } from './handoff-card.tsx'
import { PanelSection } from './panel-section.tsx'

/** What passes to it and from it between two owners. */
export function HandoffsSection({ task }: { readonly task: Task }) {
  const graph = useGraph()
  const links = graphLinks(graph)
  const rows = [...(links.into.get(task.id) ?? []), ...(links.outOf.get(task.id) ?? [])].slice(0, 20)
  const shown = rows.filter((link) => links.handoffs.has(link.id) || changesHands(link, graph.tasks))
  if (shown.length === 0) return null
  return (
    <PanelSection title="Handoffs">
      {shown.map((link) => {
        const handoff = links.handoffs.get(link.id)
        return handoff === undefined ? (
          <Offer key={link.id} link={link} />
        ) : (
          <HandoffCard key={link.id} handoff={handoff} link={link} />
        )
      })}
    </PanelSection>
  )
}

const Offer = memo(function Offer({ link }: { readonly link: Dependency }) {
  const session = useBoard()
  const people = useGraphPart('people')
  const onIntent = useIntents()
  const before = useTask(link.predecessor)
  const after = useTask(link.successor)
  if (before === null || after === null) return null
  const nameOf = (task: Task) => (task.owner === null ? 'nobody' : (people.get(task.owner)?.name ?? 'nobody'))
  const offer = () => {
    const handoff = { id: session.newId<HandoffId>(), dependency: link.id, from: before.owner, to: after.owner }
    onIntent({ type: 'offerHandoff', handoff, at: session.clock() }, `Hand “${before.title}” over`)
  }
  return (
    <div className="flex items-center justify-between gap-3">
      <p className="m-0 min-w-0 text-xs text-faint">
        <span className="font-medium text-soft">{before.title}</span>
        {` passes from ${nameOf(before)} to ${nameOf(after)}.`}
      </p>
      <Button size="small" onPress={offer}>
        <HandHelping aria-hidden size={13} />
        Hand over
      </Button>
    </div>
  )
})

function changesHands(link: Dependency, tasks: ReadonlyMap<Task['id'], Task>): boolean {
  const before = tasks.get(link.predecessor)
  const after = tasks.get(link.successor)
  if (before === undefined || after === undefined || after.actualStart !== null) return false
  return before.owner !== null && after.owner !== null && before.owner !== after.owner
}
