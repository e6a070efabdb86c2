import { useEffect, useRef } from 'react'
import type { FocusEvent, RefObject } from 'react'

/** The rows of the inbox, from the first list to the last. */
export function rowsOf(lists: HTMLElement | null): readonly HTMLElement[] {
  return [...(lists?.querySelectorAll<HTMLElement>('[data-inbox-row]') ?? [])]
}

/**
 * [IB10] Keeps whoever works by keyboard in the lists: the first row has the focus at first, and when the one that had it
 * goes, the one that is in its place then. The answer is told of every focus within the lists.
 */
export function useRowFocus(lists: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<{ readonly row: Element; readonly place: number } | null>(null)
  useEffect(() => {
    if (document.activeElement !== document.body || last.current?.row.isConnected === true) return
    const rows = rowsOf(lists.current)
    rows[Math.min(last.current?.place ?? 0, rows.length - 1)]?.focus()
  })
  return ({ target }) => {
    const row = target.closest('li')?.querySelector('[data-inbox-row]')
    if (row) last.current = { row, place: rowsOf(lists.current).findIndex((each) => each === row) }
  }
}
