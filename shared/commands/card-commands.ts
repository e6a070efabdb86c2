import type { Command } from './command.ts'

/** [CM1] What is done to the card that has the focus. */
export const cardCommands = [
  { id: 'start', title: 'Start', keys: ['s'] },
  { id: 'finish', title: 'Finish', keys: ['f'] },
  { id: 'waitFor', title: 'Waits for …', keys: ['w'] },
  { id: 'logTime', title: 'Log time …', keys: ['l'] },
  { id: 'split', title: 'Split …', keys: ['x'] },
  { id: 'delete', title: 'Delete (can be undone)', keys: ['Delete', 'Backspace'] }
] as const satisfies readonly Command[]

export type CardCommandId = (typeof cardCommands)[number]['id']
