import type { BoardGrouping } from '../../shared/model/board-look.ts'

import type { BoardCommands } from './board-commands.ts'
import type { BoardSession } from './board-session.ts'

const groupings: readonly BoardGrouping[] = ['state', 'owner', 'initiative']

/** [CM5] The commands that change how the board is looked at; each of them shows it. */
export function lookCommands(
  session: BoardSession
): Pick<BoardCommands, 'nextGrouping' | 'groupByState' | 'groupByOwner' | 'groupByInitiative'> {
  const { grouping } = session.look.get()
  const groupBy = (next: BoardGrouping) => () => {
    session.changeLook({ grouping: next })
    session.showView('board')
  }
  const next = groupings[(groupings.indexOf(grouping) + 1) % groupings.length] ?? 'state'
  return {
    nextGrouping: groupBy(next),
    groupByState: groupBy('state'),
    groupByOwner: groupBy('owner'),
    groupByInitiative: groupBy('initiative')
  }
}
