import { ChevronDown, Columns3 } from 'lucide-react'

import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import type { BoardGrouping } from '../../../shared/model/board-look.ts'
import { useBoard } from '../../state/board-context.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'

const groupings: readonly {
  readonly grouping: BoardGrouping
  readonly label: string
  readonly command: AppCommandId
}[] = [
  { grouping: 'state', label: 'State', command: 'groupByState' },
  { grouping: 'owner', label: 'Owner', command: 'groupByOwner' },
  { grouping: 'initiative', label: 'Initiative', command: 'groupByInitiative' }
]

/** How the board is looked at. [BV1] */
export function BoardBar() {
  const session = useBoard()
  const { grouping } = useStore(session.look)
  const keys = useShownKeys()
  const chosen = groupings.find((each) => each.grouping === grouping)?.label ?? ''
  return (
    <div role="toolbar" aria-label="How the board is shown" className="flex shrink-0 items-center gap-1 px-4 pb-1.5">
      <span className="flex-1" />
      <Menu
        label="Group by"
        entries={groupings.map((each) => ({
          kind: 'action',
          id: each.grouping,
          label: each.label,
          checked: each.grouping === grouping,
          keys: keys.of(each.command),
          run: () => session.changeLook({ grouping: each.grouping })
        }))}
      >
        <Button look="quiet" size="small" aria-label={`Group by, ${chosen}`}>
          <Columns3 aria-hidden size={13} />
          {chosen}
          <ChevronDown aria-hidden size={12} />
        </Button>
      </Menu>
    </div>
  )
}
