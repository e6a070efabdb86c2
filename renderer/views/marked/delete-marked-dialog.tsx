import type { Task } from '../../../shared/model/task.ts'
import { useBulkDeed } from '../../state/use-bulk-deed.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'

/** [BV10] Asks before several tasks go at once. */
export function DeleteMarkedDialog({
  marked,
  onClose
}: {
  readonly marked: readonly Task[]
  readonly onClose: () => void
}) {
  const act = useBulkDeed()
  return (
    <Dialog title={`Delete ${countOf(marked.length, 'task')}?`} isOpen onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <p className="m-0 text-soft">
          They go for everybody on this board, with what is under them and what hangs on them. One undo brings all of
          them back.
        </p>
        <div className="flex justify-end gap-2">
          <Button autoFocus onPress={onClose}>
            Keep them
          </Button>
          <Button
            look="danger"
            onPress={() => {
              act({ kind: 'delete' }, marked)
              onClose()
            }}
          >
            Delete
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
