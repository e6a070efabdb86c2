import type { Command } from './command.ts'

/** [CM1] The commands of a whole board, in the order of the sheet of keys. */
export const appCommands = [
  { id: 'palette', title: 'Find and do anything…', keys: ['$mod+k'] },
  { id: 'newTask', title: 'New task', keys: ['n', '$mod+n'] },
  { id: 'find', title: 'Search', keys: ['/', '$mod+f'] },
  { id: 'undo', title: 'Undo', keys: ['$mod+z'], fieldsHaveTheirs: true },
  { id: 'redo', title: 'Redo', keys: ['$mod+Shift+z', '$mod+y'], fieldsHaveTheirs: true },
  { id: 'board', title: 'Board', keys: ['1', '$mod+1'] },
  { id: 'timeline', title: 'Timeline', keys: ['2', '$mod+2'] },
  { id: 'list', title: 'List', keys: ['3', '$mod+3'] },
  { id: 'ledger', title: 'Ledger', keys: ['4', '$mod+4'] },
  { id: 'review', title: 'Weekly review', keys: ['5', '$mod+5'] },
  { id: 'inbox', title: 'Inbox', keys: ['i', '$mod+6'] },
  { id: 'work', title: 'My work', keys: ['m', '$mod+7'] },
  { id: 'nextGrouping', title: 'Group the board by the next: state, owner, initiative', keys: ['g'] },
  { id: 'groupByState', title: 'Group the board by state', keys: [] },
  { id: 'groupByOwner', title: 'Group the board by owner', keys: [] },
  { id: 'groupByInitiative', title: 'Group the board by initiative', keys: [] },
  { id: 'nextLanes', title: 'Part the board by the next: no lanes, owner, initiative', keys: ['h'] },
  { id: 'noLanes', title: 'Swimlanes: none', keys: [] },
  { id: 'ownerLanes', title: 'Swimlanes by owner', keys: [] },
  { id: 'initiativeLanes', title: 'Swimlanes by initiative', keys: [] },
  { id: 'density', title: 'Compact cards, or comfortable ones', keys: ['d'] },
  { id: 'boards', title: 'Boards…', keys: ['$mod+o'] },
  { id: 'import', title: 'Import a file…', keys: ['$mod+i'] },
  { id: 'backUp', title: 'Back up this board…', keys: [] },
  { id: 'exportJson', title: 'Export as JSON…', keys: [] },
  { id: 'restore', title: 'Restore a board…', keys: [] },
  { id: 'settings', title: 'Name, teams and short keys…', keys: [] },
  { id: 'team', title: 'People and sync…', keys: [] },
  { id: 'signals', title: 'Signals…', keys: [] },
  { id: 'deleted', title: 'Deleted things…', keys: [] },
  { id: 'systemLook', title: 'Theme of the system', keys: [] },
  { id: 'light', title: 'Light theme', keys: [] },
  { id: 'dark', title: 'Dark theme', keys: [] },
  { id: 'contrast', title: 'More contrast, or as usual', keys: [] },
  { id: 'closePanel', title: 'Close the panel', keys: ['Escape'] },
  // On some layouts the question mark comes with Shift, on others without.
  { id: 'keys', title: 'Keyboard shortcuts', keys: ['?', 'Shift+?'] }
] as const satisfies readonly Command[]

export type AppCommandId = (typeof appCommands)[number]['id']
