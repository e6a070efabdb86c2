import type { AppCommandId } from '../../shared/commands/app-commands.ts'
import { boardGroupings, boardLanes } from '../../shared/model/board-look.ts'
import type { BoardLook } from '../../shared/model/board-look.ts'

import type { AppSession } from './app-session.ts'
import type { BoardCommands } from './board-commands.ts'
import type { BoardSession } from './board-session.ts'

type LookCommandId = Extract<
  AppCommandId,
  | 'nextGrouping'
  | 'groupByState'
  | 'groupByOwner'
  | 'groupByInitiative'
  | 'nextLanes'
  | 'noLanes'
  | 'ownerLanes'
  | 'initiativeLanes'
  | 'density'
>

/** [CM5] The commands that change how the board is looked at; each of them shows it. */
export function lookCommands(session: BoardSession, app: AppSession): Pick<BoardCommands, LookCommandId> {
  const { grouping } = session.look.get()
  const others = lanesBeside(grouping)
  const lanes = others.find((each) => each === session.look.get().lanes) ?? 'none'
  const onBoard = (run: () => void) => () => {
    run()
    session.showView('board')
  }
  const change = (look: Partial<BoardLook>) => onBoard(() => session.changeLook(look))
  const ifThere = (wanted: BoardLook['lanes']) => (others.includes(wanted) ? change({ lanes: wanted }) : null)
  return {
    nextGrouping: change({ grouping: after(boardGroupings, grouping) }),
    groupByState: change({ grouping: 'state' }),
    groupByOwner: change({ grouping: 'owner' }),
    groupByInitiative: change({ grouping: 'initiative' }),
    nextLanes: change({ lanes: after(others, lanes) }),
    noLanes: change({ lanes: 'none' }),
    ownerLanes: ifThere('owner'),
    initiativeLanes: ifThere('initiative'),
    density: onBoard(() => app.setDensity(app.settings.get().density === 'compact' ? 'comfortable' : 'compact'))
  }
}

/** [BV4] What a board with these columns can be parted by. */
export function lanesBeside(grouping: BoardLook['grouping']): readonly BoardLook['lanes'][] {
  return boardLanes.filter((lanes) => lanes !== grouping)
}

function after<Value>(all: readonly Value[], one: Value): Value {
  return all[(all.indexOf(one) + 1) % all.length] ?? one
}
