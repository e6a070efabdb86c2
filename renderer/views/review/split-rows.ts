import type { ReviewRow } from './review-steps.ts'

/** What somebody looks at in a minute, on the page and on paper; the rows come with the weightiest first. */
const mostRows = 12

/** The rows that are shown, and how many are not. */
export function splitRows(rows: readonly ReviewRow[]): { readonly shown: readonly ReviewRow[]; readonly more: number } {
  return { shown: rows.slice(0, mostRows), more: Math.max(0, rows.length - mostRows) }
}
