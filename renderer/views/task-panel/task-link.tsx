import { Button } from 'react-aria-components'

import type { TaskId } from '../../../shared/model/ids.ts'
import { useSelection } from '../../state/board-context.ts'

/** A task's title that opens it. */
export function TaskLink({ task, title }: { readonly task: TaskId; readonly title: string }) {
  const { select } = useSelection()
  return (
    <Button
      onPress={() => select(task)}
      className="inline cursor-default rounded-sm text-left font-medium break-words text-accent-strong underline decoration-edge underline-offset-2 hover:decoration-accent"
    >
      {title}
    </Button>
  )
}
