import { ArrowDownNarrowWide, ChevronDown, Columns3, Rows2, Rows4, Rows3 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

import { boardGroupings, cardSorts } from '../../../shared/model/board-look.ts'
import type { BoardGrouping, BoardLanes, CardSort } from '../../../shared/model/board-look.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { lanesBeside } from '../../state/look-commands.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

import { MarkedBar } from '../marked/marked-bar.tsx'

import { FilterBar } from './filter-bar.tsx'
import { ViewMenu } from './view-menu.tsx'

const groupingWords: Readonly<Record<BoardGrouping, string>> = {
  state: 'State',
  owner: 'Owner',
  initiative: 'Initiative'
}
const laneWords: Readonly<Record<BoardLanes, string>> = {
  none: 'No lanes',
  owner: 'Lanes by owner',
  initiative: 'Lanes by initiative'
}
const sortWords: Readonly<Record<CardSort, string>> = {
  hand: 'By hand',
  finish: 'By finish',
  promise: 'By promise',
  newest: 'Newest first'
}

/** How the board is looked at. [BV1] [BV2] [BV4] [BV7] */
export function BoardBar({ marked, onDelete }: { readonly marked: readonly Task[]; readonly onDelete: () => void }) {
  const app = useApp()
  const session = useBoard()
  const { grouping, lanes, sort } = useStore(session.look)
  const density = useSlice(app.settings, (settings) => settings.density)
  const keys = useShownKeys()
  const laneChoices = lanesBeside(grouping)
  const compact = density === 'compact'
  return (
    <div
      role="toolbar"
      aria-label="How the board is shown"
      className="flex shrink-0 flex-wrap items-center gap-1 px-3 pb-1.5"
    >
      {marked.length < 2 ? (
        <>
          <ViewMenu />
          <FilterBar />
        </>
      ) : (
        <MarkedBar marked={marked} onDelete={onDelete} />
      )}
      <span className="flex-1" />
      <OneOf
        label="Group by"
        icon={Columns3}
        values={boardGroupings}
        words={groupingWords}
        value={grouping}
        onChoose={(chosen) => session.changeLook({ grouping: chosen })}
      />
      <OneOf
        label="Swimlanes"
        icon={Rows2}
        values={laneChoices}
        words={laneWords}
        value={laneChoices.includes(lanes) ? lanes : 'none'}
        onChoose={(chosen) => session.changeLook({ lanes: chosen })}
      />
      <OneOf
        label="Order"
        icon={ArrowDownNarrowWide}
        values={cardSorts}
        words={sortWords}
        value={sort}
        onChoose={(chosen) => session.changeLook({ sort: chosen })}
      />
      <IconButton
        small
        label={compact ? 'Comfortable cards' : 'Compact cards'}
        keys={keys.of('density')}
        onPress={() => app.setDensity(compact ? 'comfortable' : 'compact')}
      >
        {compact ? <Rows4 aria-hidden size={14} /> : <Rows3 aria-hidden size={14} />}
      </IconButton>
    </div>
  )
}

/** A quiet button that says which of a few is chosen, with the others in its menu. */
function OneOf<Value extends string>({
  label,
  icon: Icon,
  values,
  words,
  value,
  onChoose
}: {
  readonly label: string
  readonly icon: LucideIcon
  readonly values: readonly Value[]
  readonly words: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChoose: (value: Value) => void
}) {
  return (
    <Menu
      label={label}
      entries={values.map((each) => ({
        kind: 'action',
        id: each,
        label: words[each],
        checked: each === value,
        run: () => onChoose(each)
      }))}
    >
      <Button look="quiet" size="small" aria-label={`${label}, ${words[value]}`}>
        <Icon aria-hidden size={13} />
        {words[value]}
        <ChevronDown aria-hidden size={12} />
      </Button>
    </Menu>
  )
}
