import type { Locator, Page } from '@playwright/test'

import { exactly } from './exactly.ts'

type Column = 'Key' | 'Title' | 'State' | 'Owner' | 'Estimate' | 'Starts' | 'Finishes' | 'Float' | 'Promise'

/** The list of an open board. */
export function listPage(page: Page) {
  const list = page.getByRole('region', { name: 'List', exact: true })
  const columns = ['Key', 'Title', 'State', 'Owner', 'Estimate', 'Starts', 'Finishes', 'Float', 'Promise']
  const columnHeader = (column: Column): Locator => list.getByRole('columnheader', { name: column, exact: true })
  return {
    list,
    columnHeader,
    header: (column: Column): Locator => columnHeader(column).getByRole('button'),
    /** A line by its place, headings of groups counted, from 0. */
    line: (place: number): Locator => list.locator(`[role="row"][aria-rowindex="${place + 2}"]`),
    cell: (title: string, column: Column): Locator =>
      list
        .getByRole('row')
        .filter({ has: page.getByRole('gridcell', { name: exactly(`Title: ${title}`) }) })
        .getByRole('gridcell')
        .nth(columns.indexOf(column)),
    /** What can be done with the marked lines. */
    marked: list.getByRole('group', { name: 'What is marked' }),
    groupBy: (grouping: 'Outline' | 'State' | 'Owner' | 'Initiative'): Promise<void> =>
      list.getByRole('radio', { name: grouping, exact: true }).click()
  }
}
