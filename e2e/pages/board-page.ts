import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

import { exactly } from './exactly.ts'

export type ColumnTitle = 'Blocked' | 'Clear to start' | 'In progress' | 'Waiting' | 'Done'

/** An open board, as a person or a screen reader finds its parts. */
export function boardPage(page: Page) {
  const board = page.getByRole('region', { name: 'Board', exact: true })
  const saving = page.getByRole('status', { name: 'Saving' })
  const quickAdd = page.getByRole('textbox', { name: 'Quick add' })
  const column = (title: ColumnTitle): Locator => board.getByRole('region', { name: title, exact: true })
  const card = (title: string, within: Locator = board): Locator => within.getByRole('button', { name: exactly(title) })
  const saved = async (): Promise<void> => {
    // Nothing is unsaved either while the board is still being read.
    await expect(quickAdd).toBeVisible()
    await expect(saving).toHaveText('Saved')
  }

  const drag = async (title: string, to: ColumnTitle): Promise<void> => {
    const from = await middleOf(card(title))
    const place = await middleOf(column(to))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(place.x, place.y, { steps: 8 })
    await page.mouse.up()
  }

  return {
    board,
    saving,
    quickAdd,
    column,
    card,
    search: page.getByRole('textbox', { name: 'Search tasks' }),
    banner: page.getByRole('alert', { name: 'Background process' }),
    /** The board in one line: how much, until when, and what is wrong. */
    facts: page.locator('[data-facts]'),
    /** The one-line messages in the corner. */
    messages: page.getByRole('region', { name: 'Messages' }),
    /** The short key on a card: `SLIP-12`. */
    keyOf: async (title: string): Promise<string> => {
      const key = /, [A-Z]+-\d+\b/
      await expect(card(title)).toHaveAccessibleName(key)
      return key.exec((await card(title).getAttribute('aria-label')) ?? '')?.[0].slice(2) ?? ''
    },
    /** Resolves when the board is read and the disk has acknowledged everything. */
    saved,
    /** The column that a card stands in, waited for. */
    expectIn: (title: string, where: ColumnTitle): Promise<void> => expect(card(title, column(where))).toBeVisible(),
    /** Writes one line into quick add and presses Enter. */
    add: async (line: string): Promise<void> => {
      await quickAdd.fill(line)
      await quickAdd.press('Enter')
      await expect(quickAdd).toHaveValue('')
    },
    /** What quick add has understood so far, part by part. */
    reading: page.locator('#quick-add-reading > *'),
    /** What a screen reader hears while a card is held by keys. */
    said: board.locator('> [aria-live]'),
    /** The cards of a column in their order. */
    titles: (where: ColumnTitle): Locator => column(where).getByRole('listitem'),
    /** Takes a card by the pointer and lets it go over a column. */
    drag,
    undo: page.getByRole('button', { name: /^Undo: / }),
    redo: page.getByRole('button', { name: /^Redo: / }),
    /** Chooses an entry of the menu behind the button at the right end of the bar. */
    choose: async (entry: string): Promise<void> => {
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem', { name: entry }).click()
    },
    showView: (view: 'Board' | 'Timeline' | 'Ledger'): Promise<void> =>
      page.getByRole('radio', { name: view, exact: true }).click(),
    /** Says who the person is. */
    become: async (name: string): Promise<void> => {
      await page.getByRole('button', { name: /^(Choose who you are|You are )/ }).click()
      await page.getByRole('menuitem', { name, exact: true }).click()
      await expect(page.getByRole('button', { name: `You are ${name}` })).toBeVisible()
    }
  }
}

async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('nothing to take hold of')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
