import { ChevronDown, ListFilter } from 'lucide-react'
import { useMemo } from 'react'

import { noFilters } from '../../../shared/model/saved-view.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'

import { filterChoices } from './filter-choices.tsx'

/** [BV8] The filters to choose from, and those that are on. */
export function FilterBar() {
  const session = useBoard()
  const graph = useGraph()
  const filters = useStore(session.filters)
  const kinds = useMemo(() => filterChoices(filters, graph), [filters, graph])
  const on = kinds.flat().filter(({ isOn }) => isOn)
  const entries = kinds.flatMap((choices, at): readonly MenuEntry[] => [
    ...(at === 0 ? [] : [{ kind: 'line', id: `line ${at}` } as const]),
    ...choices.map(({ id, label, icon, isOn, turned }): MenuEntry => ({
      kind: 'action',
      id,
      label,
      icon,
      checked: isOn,
      run: () => session.setFilters(turned)
    }))
  ])
  return (
    <>
      <Menu label="Filter" entries={entries}>
        <Button look="quiet" size="small" aria-label={on.length === 0 ? 'Filter' : `Filter, ${on.length} on`}>
          <ListFilter aria-hidden size={13} />
          Filter
          <ChevronDown aria-hidden size={12} />
        </Button>
      </Menu>
      {on.length === 0 ? null : (
        <div role="group" aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-1">
          {on.map(({ id, label, icon, turned }) => (
            <Chip
              key={id}
              label={label}
              icon={icon}
              removeLabel={`Take away the filter “${label}”`}
              onRemove={() => session.setFilters(turned)}
            />
          ))}
          {on.length < 2 ? null : (
            <Button look="quiet" size="small" onPress={() => session.setFilters(noFilters)}>
              Clear
            </Button>
          )}
        </div>
      )}
    </>
  )
}
