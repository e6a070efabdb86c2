import type { ListColumn } from '../../state/list-columns.ts'

export type ColumnLook = {
  readonly header: string
  /** Pixels; the title takes what is left. */
  readonly width: number
  readonly align: 'left' | 'right'
  /** Whether it can be written in the list. */
  readonly canWrite: boolean
}

/** How each column looks. Headers are words that an import understands, so that what is copied can come back. */
export const columnLooks: Readonly<Record<ListColumn, ColumnLook>> = {
  key: { header: 'Key', width: 92, align: 'left', canWrite: false },
  title: { header: 'Title', width: 280, align: 'left', canWrite: true },
  state: { header: 'State', width: 132, align: 'left', canWrite: false },
  owner: { header: 'Owner', width: 150, align: 'left', canWrite: true },
  estimate: { header: 'Estimate', width: 92, align: 'right', canWrite: true },
  start: { header: 'Starts', width: 108, align: 'right', canWrite: false },
  finish: { header: 'Finishes', width: 108, align: 'right', canWrite: false },
  float: { header: 'Float', width: 84, align: 'right', canWrite: false },
  promise: { header: 'Promise', width: 108, align: 'right', canWrite: true }
}

/** Height of every line, in pixels. */
export const listRowHeight = 34
