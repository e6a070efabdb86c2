import type { BoardId } from '../model/ids.ts'

/** What main asks of the hub for a whole board; paths were chosen by the person in the system's own dialog. */
export type BoardDeed =
  /** An empty passphrase leaves the keys in the file as they are. */
  | { readonly kind: 'backUp'; readonly board: BoardId; readonly path: string; readonly passphrase: string }
  /** Reads and checks a board file; nothing is changed. */
  | { readonly kind: 'inspect'; readonly path: string }
  | { readonly kind: 'restore'; readonly path: string; readonly passphrase: string }
  | { readonly kind: 'archive' | 'bringBack' | 'forget'; readonly board: BoardId }

/** What a deed came to. */
export type BoardDeedDone =
  | { readonly kind: 'done' }
  | { readonly kind: 'inspected'; readonly facts: BackupFacts }
  | { readonly kind: 'restored'; readonly restored: RestoredBoard }

/** What a sound board file says of itself, and whether its board is here. Moments are Unix milliseconds. */
export type BackupFacts = {
  readonly name: string
  readonly madeAt: number
  /** When its last change was written; null on an empty board. */
  readonly newestAt: number | null
  readonly changes: number
  /** Whether a passphrase opens its keys. */
  readonly sealed: boolean
  /** The title of the board that is here already, to which the file's changes would be added; else null. */
  readonly here: string | null
}

/** A board that is here again. */
export type RestoredBoard = {
  readonly board: BoardId
  /** How many changes were added to the board that was here; null where it was not. */
  readonly added: number | null
  /** Where a folder of it that did not open was put. */
  readonly setAside: string | null
}
