import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** [LV14] What the keys do on the row of a line: the focus moves to another line, why is shown, the first way out is taken. */
export function walkLines(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget: row } = event
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const line = row.closest('li')
  const step = steps[key]
  if (step !== undefined) {
    const rows = [...(row.closest('ol')?.querySelectorAll<HTMLElement>('[data-ledger-row]') ?? [])]
    rows[rows.indexOf(row) + step]?.focus()
  } else if (key === 'w') {
    const why = line?.querySelector('details')
    if (why) why.open = !why.open
  } else if (key === 'p') line?.querySelector<HTMLElement>('[data-way-out]')?.click()
  else return
  event.preventDefault()
  event.stopPropagation()
}
