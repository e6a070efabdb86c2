import fc from 'fast-check'
import { expect, it } from 'vitest'

import { readClipboardTable, writeClipboardTable } from './clipboard-table.ts'

it('[CSV9] what is copied is tabs and lines, quoted where it must be, and no formula', () => {
  const rows = [
    ['Title', 'Owner'],
    ['Build "API"\tnow', '=1+1']
  ]
  expect(writeClipboardTable(rows)).toBe('Title\tOwner\r\n"Build ""API""\tnow"\t"\'=1+1"')
})

it('[CSV9] what is pasted keeps its headers where there are any, else takes those that are given', () => {
  expect(readClipboardTable('Owner\tTitle\nAna\tBuild, then test', ['Title', 'Owner'])).toBe(
    'Owner,Title\r\nAna,"Build, then test"'
  )
  expect(readClipboardTable('Build\tAna\n\nTest\tBen\n', ['Title', 'Owner', 'Estimate'])).toBe(
    'Title,Owner\r\nBuild,Ana\r\nTest,Ben'
  )
  expect(readClipboardTable('Build', ['Title', 'Owner'])).toBe('Title\r\nBuild')
})

it('[CSV9] what was copied comes back cell by cell', () => {
  const cell = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => /^[^=+\-@\t\r\n\0'"]/.test(text) && text.trim() !== '')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const table = [['Title', 'Owner'], ...rows]
      const pasted = readClipboardTable(writeClipboardTable(table), [])
      expect(pasted).toBe(readClipboardTable(table.map((row) => row.map(quoted).join('\t')).join('\n'), []))
    })
  )
})

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
