import { Undo2 } from 'lucide-react'
import { useMemo } from 'react'

import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import type { Deletion } from '../../state/deletions.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'

/** More than these nobody looks through; the latest are the ones that are missed. */
const mostShown = 200

/** Everything that was deleted from the board, each with a way back. */
export function DeletedDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const session = useBoard()
  const graph = useGraph()
  // What is deleted is no part of the graph, but nothing comes or goes without changing it.
  const all = useMemo(() => (graph.id === session.board ? session.deletions() : []), [graph, session])
  const shown = all.slice(0, mostShown)
  return (
    <Dialog title="Deleted" isOpen={isOpen} onClose={onClose} width="large">
      {shown.length === 0 ? (
        <EmptyNote title="Nothing is deleted">Tasks and dependencies that somebody deletes wait here.</EmptyNote>
      ) : (
        <ul aria-label="Deleted things" className="m-0 flex list-none flex-col p-0">
          {shown.map((deletion) => (
            <Row key={deletion.id} deletion={deletion} />
          ))}
        </ul>
      )}
      {all.length === shown.length ? null : (
        <p className="m-0 mt-3 text-xs text-faint">and {countOf(all.length - shown.length, 'older one')}</p>
      )}
    </Dialog>
  )
}

function Row({ deletion }: { readonly deletion: Deletion }) {
  const graph = useGraph()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const { title, under, at, by, intent } = deletion
  const who = by === null ? null : (graph.people.get(by)?.name ?? null)
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="m-0 truncate font-medium" title={title}>
          {title.slice(0, 1).toUpperCase() + title.slice(1)}
          {under === 0 ? null : <span className="font-normal text-soft"> and {countOf(under, 'task')} under it</span>}
        </p>
        <p className="tabular m-0 text-xs text-faint">
          {who === null ? 'Deleted' : `${who} deleted it`} {formatMoment(at, frame)}
        </p>
      </div>
      <Button
        size="small"
        isDisabled={!mayEdit}
        aria-label={`Restore ${title}`}
        onPress={() => onIntent(intent, `Restore ${title}`)}
      >
        <Undo2 aria-hidden size={13} />
        Restore
      </Button>
    </li>
  )
}
