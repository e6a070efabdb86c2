import { ListTodo } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'

import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'

/** Shows my work; once more, and the board is back. */
export function WorkButton() {
  const session = useBoard()
  const view = useStore(session.view)
  return (
    <ToggleButton
      aria-label="My work"
      isSelected={view === 'work'}
      onChange={(selected) => session.showView(selected ? 'work' : 'board')}
      className="inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-soft transition-colors data-[hovered]:bg-hover data-[hovered]:text-ink data-[selected]:bg-accent-wash data-[selected]:text-accent-strong"
    >
      <ListTodo aria-hidden size={16} />
    </ToggleButton>
  )
}
