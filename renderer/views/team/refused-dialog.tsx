import { CornerUpLeft } from 'lucide-react'

import type { RefusedEdit } from '../../../shared/ipc/team-state.ts'
import type { IntentId, PersonId } from '../../../shared/model/ids.ts'
import { useBoard, useMayEdit } from '../../state/board-context.ts'
import { whyRefused } from '../../state/refused-words.ts'
import { useTeam } from '../../state/use-team.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { useSayMoment } from './use-say-moment.ts'

/** [TE10] What of one's own was refused and why; each can be proposed again by whoever may write, or dropped. */
export function RefusedDialog({ onClose }: { readonly onClose: () => void }) {
  const { team, people } = useTeam()
  const session = useBoard()
  const mayEdit = useMayEdit()
  const deed = useDeed()
  const edits = team?.refused ?? []
  const nameOf = (person: PersonId | null) => {
    if (person !== null && person === team?.me) return 'You'
    return people.find((one) => one.person === person)?.name ?? 'Somebody'
  }
  const ask = (kind: 'proposeAgain' | 'dropRefused', which: readonly RefusedEdit[]) =>
    deed.run(async () => {
      const done = await session.changeTeam({ kind, edits: which.map(({ intent }): IntentId => intent) })
      if (!done.ok) throw new Error(done.failure)
      if (done.value.kind === 'proposed' && done.value.problem !== null) throw new Error(done.value.problem)
    })
  return (
    <Dialog title="Edits that do not count" isOpen onClose={onClose} width="large">
      {edits.length === 0 ? (
        <EmptyNote title="Nothing is left">What you proposed again is on the board, for everybody.</EmptyNote>
      ) : (
        <div className="flex flex-col gap-4">
          <p className="m-0 leading-relaxed text-soft">
            These were done on this device, and no device counts them, not even this one. Nothing happens to them by
            itself.{' '}
            {mayEdit
              ? 'What you propose again is done now, by you, and everybody gets it.'
              : 'You may only read the board at present: once an owner makes you an editor, you can propose them again.'}
          </p>
          <ul aria-label="Refused edits" className="m-0 flex list-none flex-col p-0">
            {edits.map((edit) => (
              <Row
                key={edit.intent}
                edit={edit}
                why={whyRefused(edit.why, nameOf)}
                isDisabled={deed.busy}
                onPropose={mayEdit ? () => ask('proposeAgain', [edit]) : null}
                onDrop={() => ask('dropRefused', [edit])}
              />
            ))}
          </ul>
          {team === null || team.refusedMore === 0 ? null : (
            <p className="m-0 text-xs text-faint">
              and {countOf(team.refusedMore, 'later one')}, shown when these are dealt with
            </p>
          )}
          <DeedError deed={deed} />
          {edits.length === 1 ? null : (
            <div className="flex justify-end gap-2">
              <Button look="danger" isDisabled={deed.busy} onPress={() => ask('dropRefused', edits)}>
                Drop all
              </Button>
              {mayEdit ? (
                <Button look="primary" isDisabled={deed.busy} onPress={() => ask('proposeAgain', edits)}>
                  Propose all again
                </Button>
              ) : null}
            </div>
          )}
        </div>
      )}
    </Dialog>
  )
}

function Row({
  edit,
  why,
  isDisabled,
  onPropose,
  onDrop
}: {
  readonly edit: RefusedEdit
  readonly why: string
  readonly isDisabled: boolean
  /** Null for whoever may only read. */
  readonly onPropose: (() => void) | null
  readonly onDrop: () => void
}) {
  const say = useSayMoment()
  const label = edit.label === '' ? 'Something that cannot be read any more' : edit.label
  return (
    <li aria-label={label} className="flex items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="m-0 truncate font-medium" title={label}>
          {label}
        </p>
        <p className="m-0 text-xs leading-relaxed text-soft">
          <span className="tabular text-faint">{say(edit.at)}</span> · {why}
        </p>
      </div>
      {onPropose === null ? null : (
        <Button size="small" isDisabled={isDisabled} aria-label={`Propose again: ${label}`} onPress={onPropose}>
          <CornerUpLeft aria-hidden size={13} />
          Propose again
        </Button>
      )}
      <Button size="small" look="quiet" isDisabled={isDisabled} aria-label={`Drop: ${label}`} onPress={onDrop}>
        Drop
      </Button>
    </li>
  )
}
