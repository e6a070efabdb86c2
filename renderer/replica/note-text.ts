import type * as Y from 'yjs'

/** The text of one note: an editor writes straight into it, and what is written in it is saved by itself. */
export type NoteText = Y.Text
