/** The columns of a board by state, left to right. */
export const columnNames = ['blocked', 'clear', 'inProgress', 'waiting', 'done'] as const

export type ColumnName = (typeof columnNames)[number]

/** By what a board's columns are made. [BV1] */
export const boardGroupings = ['state', 'owner', 'initiative'] as const

export type BoardGrouping = (typeof boardGroupings)[number]

/** By what its rows are parted. [BV4] */
export const boardLanes = ['none', 'owner', 'initiative'] as const

export type BoardLanes = (typeof boardLanes)[number]

/** In which order open cards stand. [BV2] */
export const cardSorts = ['hand', 'finish', 'promise', 'newest'] as const

export type CardSort = (typeof cardSorts)[number]

/** How a person looks at a board. */
export type BoardLook = { readonly grouping: BoardGrouping; readonly lanes: BoardLanes; readonly sort: CardSort }

/** How a board is looked at until somebody says otherwise. */
export const defaultLook: BoardLook = { grouping: 'state', lanes: 'none', sort: 'hand' }
