import Papa from 'papaparse'

import type { ProblemList } from './problem-list.ts'

/** A data row with the number that a spreadsheet gives it. */
export type CsvRow = { readonly number: number; readonly cells: readonly string[] }

export type CsvTable = { readonly headers: readonly string[]; readonly rows: readonly CsvRow[] }

const mostRows = 100_000
const mostColumns = 200

/** [CSV1] [CSV8] The table in a text; what cannot be one is told to `problems`. Cells are trimmed. */
export function readCsvTable(text: string, problems: ProblemList): CsvTable {
  // Rows as arrays: with headers as keys a column called `__proto__` would vanish, and repeated headers overwrite each other.
  const parsed = Papa.parse<readonly string[]>(text.replace(/^\uFEFF/, ''), { header: false, skipEmptyLines: false })
  for (const { code, row, message } of parsed.errors) {
    // One column is a table too, and how wide rows are is looked at below.
    if (code !== 'UndetectableDelimiter') problems.error(`row ${(row ?? 0) + 1}`, `${message}.`)
  }
  const [headers = [], ...data] = parsed.data
  if (headers.every((header) => header.trim() === ''))
    problems.error('file', 'There is nothing in it: the first row should hold headers.')
  if (headers.length > mostColumns)
    problems.error('row 1', `${headers.length} columns; at most ${mostColumns} can be read.`)
  if (data.length > mostRows) problems.error('file', `${data.length} rows; at most ${mostRows} can be read.`)
  const rows = data
    .slice(0, mostRows)
    .map((cells, index) => ({ number: index + 2, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  for (const { number, cells } of rows) {
    if (cells.length > headers.length)
      problems.warn(
        `row ${number}`,
        `It has ${cells.length} cells, the headers only ${headers.length}; the rest is left out.`
      )
  }
  return { headers, rows }
}
