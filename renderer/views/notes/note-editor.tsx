import { defaultKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'

import type { NoteText } from '../../replica/note-text.ts'

import { noteHighlight, noteTheme } from './note-looks.ts'

export type NoteEditorProps = {
  readonly text: NoteText
  readonly isReadOnly: boolean
  /** The person has left the editor. */
  readonly onLeave: () => void
  /** [NO4] The note is full: what was to be added was not. */
  readonly onFull: () => void
}

/** [NO4] Characters that a note may have: one of that size still fits into a frame. */
export const longestNote = 50_000

/** Markdown, written straight into the note, in which others may be writing. Undo takes back what was typed here. */
export function NoteEditor({ text, isReadOnly, onLeave, onFull }: NoteEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ onLeave, onFull })
  useEffect(() => {
    latest.current = { onLeave, onFull }
  })
  useEffect(() => {
    if (host.current === null) return undefined
    // The editor brings its styles with it: a shadow root takes them as sheets, where the page's policy refuses elements.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const view = new EditorView({
      state: EditorState.create({
        doc: text.toJSON(),
        extensions: [
          yCollab(text, null),
          keymap.of([...yUndoManagerKeymap, { key: 'Escape', run: leave }, ...defaultKeymap]),
          markdown(),
          noteTheme,
          syntaxHighlighting(noteHighlight),
          EditorView.lineWrapping,
          placeholder(
            isReadOnly ? 'No notes' : 'What one has to know of this work: Markdown, for everybody on the board'
          ),
          EditorView.contentAttributes.of({ 'aria-label': 'Notes', spellcheck: 'true' }),
          EditorState.readOnly.of(isReadOnly),
          EditorView.editable.of(!isReadOnly),
          upTo(longestNote, () => latest.current.onFull()),
          EditorView.domEventHandlers({
            blur: () => latest.current.onLeave()
          })
        ]
      }),
      parent: root,
      root
    })
    return () => view.destroy()
  }, [text, isReadOnly])
  return (
    <div
      ref={host}
      data-note
      className="rounded-md border border-line bg-surface focus-within:border-accent hover:border-edge"
    />
  )
}

/** Refuses what would make a note longer than `most` characters; what others write is never refused. */
function upTo(most: number, onFull: () => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    const grows = transaction.newDoc.length > transaction.startState.doc.length
    if (!grows || transaction.newDoc.length <= most || !transaction.isUserEvent('input')) return true
    onFull()
    return false
  })
}

/** One key out of the editor, and not out of the panel. */
function leave(view: EditorView): boolean {
  view.contentDOM.blur()
  return true
}
