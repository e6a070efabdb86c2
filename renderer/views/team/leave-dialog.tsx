import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { fewestLacking } from '../../state/sync-words.ts'
import { useTeam } from '../../state/use-team.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

/** [TE21] Says what stays and what goes before one leaves a shared board; its last owner cannot. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useBoard()
  const { title } = useGraphPart('board')
  const { team, people } = useTeam()
  const deed = useDeed()
  const owners = people.filter(({ role }) => role === 'owner')
  const isLastOwner = team?.role === 'owner' && owners.length === 1
  const others = people.flatMap(({ devices }) => devices).filter(({ isThisOne }) => !isThisOne)
  const lacking = fewestLacking(others) ?? 0
  const leave = () =>
    deed.run(async () => {
      const done = await session.changeTeam({ kind: 'leave' })
      if (!done.ok) throw new Error(done.failure)
      onClose()
    })
  return (
    <Dialog title={`Leave “${title}”?`} isOpen onClose={onClose}>
      <div className="flex flex-col gap-4 leading-relaxed">
        {isLastOwner ? (
          <p className="m-0">
            {people.length === 1
              ? 'Nobody else belongs to this board, so there is nobody to leave it to. You can archive it, or forget it on this device.'
              : 'You are its only owner, and without one nobody could be invited or removed any more. Make somebody else an owner first, under People and sync.'}
          </p>
        ) : (
          <>
            <div>
              <h3 className="m-0 mb-1 text-xs font-semibold text-faint">What stays</h3>
              <p className="m-0 text-soft">
                What you wrote stays on the board under your name. What is here stays readable on this device, until you
                forget the board.
              </p>
            </div>
            <div>
              <h3 className="m-0 mb-1 text-xs font-semibold text-faint">What goes</h3>
              <p className="m-0 text-soft">
                None of your devices gets anything new or may change anything, and everybody sees that you left. An
                invite does not bring this device back.
              </p>
            </div>
            {lacking === 0 ? null : (
              <p className="m-0 text-blocked">
                {`${countOf(lacking, 'change')} of this device ${lacking === 1 ? 'is' : 'are'} on no other yet. Keep the board here until one was met.`}
              </p>
            )}
          </>
        )}
        <DeedError deed={deed} />
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{isLastOwner ? 'Close' : 'Stay'}</Button>
          {isLastOwner ? null : (
            <Button look="danger" isDisabled={deed.busy} onPress={leave}>
              Leave
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
