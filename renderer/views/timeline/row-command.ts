import type { Grip } from './drag-change.ts'
import type { OutlineRow } from '../../state/outline-rows.ts'
import { rowStep } from './row-step.ts'

/** A key as it was pressed on a row. */
export type RowKey = { readonly key: string; readonly altKey: boolean; readonly shiftKey: boolean }

/** What a key on a row means. */
export type RowCommand =
  | { readonly kind: 'nudge'; readonly grip: Grip; readonly direction: 1 | -1 }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'scroll'; readonly direction: 1 | -1 }
  | { readonly kind: 'goTo'; readonly row: number }
  | { readonly kind: 'confirm' | 'cancel' | 'today' }
  | { readonly kind: 'zoom'; readonly direction: 1 | -1 }

/** Where a key is pressed: the row, its number, how many there are, how many are seen, and whether its bar is a point. */
export type RowPlace = {
  readonly row: OutlineRow
  readonly index: number
  readonly count: number
  readonly page: number
  readonly isPoint: boolean
}

/** The meaning of a key on a row, or null for keys that mean nothing here. */
export function rowCommand({ key, altKey, shiftKey }: RowKey, place: RowPlace): RowCommand | null {
  const sideways = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null
  if (sideways !== null) {
    if (altKey) return { kind: 'nudge', grip: shiftKey || place.isPoint ? 'body' : 'end', direction: sideways }
    if (!shiftKey && place.row.hasChildren && place.row.isOpen === (sideways === -1)) return { kind: 'toggle' }
    return { kind: 'scroll', direction: sideways }
  }
  if (altKey) return null
  const row = rowStep(key, place.index, place.count, place.page)
  if (row !== null) return { kind: 'goTo', row }
  switch (key) {
    case 'Enter':
      return { kind: 'confirm' }
    case 'Escape':
      return { kind: 'cancel' }
    case '+':
    case '=':
      return { kind: 'zoom', direction: 1 }
    case '-':
      return { kind: 'zoom', direction: -1 }
    case 't':
      return { kind: 'today' }
    default:
      return null
  }
}
