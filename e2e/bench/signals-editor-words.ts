import type { MessagePort } from 'node:worker_threads'

import type { BoardId } from '../../shared/model/ids.ts'

/** What the signals bench asks of somebody who edits in a window: look at the board, edit from now on, stop. */
export type EditorOrder =
  | { readonly type: 'open'; readonly board: BoardId; readonly port: MessagePort }
  | { readonly type: 'begin' | 'end' }

/** The answer to each order: milliseconds from the moment of each edit until the window was told that it is on disk, by when it has its forecast. */
export type EditorWord = { readonly edits: readonly number[] }
