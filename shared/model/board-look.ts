/** By what a board's columns are made. [BV1] */
export type BoardGrouping = 'state' | 'owner' | 'initiative'

/** By what its rows are parted. [BV4] */
export type BoardLanes = 'none' | 'owner' | 'initiative'

/** How a person looks at a board. */
export type BoardLook = { readonly grouping: BoardGrouping; readonly lanes: BoardLanes }

/** How a board is looked at until somebody says otherwise. */
export const defaultLook: BoardLook = { grouping: 'state', lanes: 'none' }
