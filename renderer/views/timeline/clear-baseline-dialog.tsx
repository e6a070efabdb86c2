import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Asks before a baseline goes, because it goes for everybody on the board. */
export function ClearBaselineDialog({
  name,
  onClear,
  onClose
}: {
  readonly name: string
  readonly onClear: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog title={`Clear “${name}”?`} isOpen onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <p className="m-0 text-soft">
          Its dates go for everybody on this board, and nothing is compared with them any more. Tasks and forecasts stay
          as they are, and you can undo it.
        </p>
        <div className="flex justify-end gap-2">
          <Button autoFocus onPress={onClose}>
            Keep it
          </Button>
          <Button
            look="danger"
            onPress={() => {
              onClear()
              onClose()
            }}
          >
            Clear
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
