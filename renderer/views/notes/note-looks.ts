import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The page's own colours and type, which reach the editor through its variables. */
export const noteTheme = EditorView.theme({
  '&': { color: 'var(--ink)', fontSize: '13px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.5', maxHeight: '22rem' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)', minHeight: '3.5rem' },
  '.cm-line': { padding: '0 8px' },
  '.cm-placeholder': { color: 'var(--faint)' }
})

/** Marks stay visible and quiet: what one reads is what one wrote. */
export const noteHighlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.monospace, fontFamily: 'var(--font-mono)', fontSize: '12px' },
  { tag: tags.quote, color: 'var(--soft)' },
  { tag: [tags.link, tags.url], color: 'var(--accent-strong)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--faint)' }
])
