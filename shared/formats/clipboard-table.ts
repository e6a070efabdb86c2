import Papa from 'papaparse'

import { readCsvColumns } from './csv-columns.ts'

/** Rows as a spreadsheet takes them from the clipboard: tabs between cells, quotes where a cell needs them; no cell is read as a formula. */
export function writeClipboardTable(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: '\t', newline: '\r\n', escapeFormulae: true }
  )
}

/**
 * What a spreadsheet put on the clipboard, as a table that an import reads: with its own headers where the first row has a
 * title among them, else under `headers`, of which the first one wider than the table is left out.
 */
export function readClipboardTable(text: string, headers: readonly string[]): string {
  const { data } = Papa.parse<readonly string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: '\t',
    skipEmptyLines: 'greedy'
  })
  const [first = []] = data
  const named = readCsvColumns(first).at.title.length > 0
  const width = Math.max(0, ...data.map((row) => row.length))
  const table = named ? data : [headers.slice(0, width), ...data]
  return Papa.unparse(table.map((row) => [...row]))
}
