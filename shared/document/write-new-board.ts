import type { Intent } from '../intents/intent.ts'
import type { BoardSettings } from '../model/board.ts'

/** The intents that make an empty document a board: its title and start, and whatever else is known from the start. */
export function newBoardIntents(
  settings: Pick<BoardSettings, 'title' | 'start'> & Partial<BoardSettings>
): readonly Intent[] {
  return [{ type: 'editBoard', change: settings }]
}
