import type { Locator, Page } from '@playwright/test'

import { exactly } from './exactly.ts'

/** Width of a day in pixels at the zoom that the timeline opens with (Week). */
const dayWidth = 36

/** The timeline of an open board. */
export function timelinePage(page: Page) {
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true })
  const row = (title: string): Locator => timeline.getByRole('row', { name: exactly(title) })
  /** The bar is named by all that it shows; the task's title beside it is a button too. */
  const bar = (title: string): Locator =>
    row(title)
      .getByRole('button', { name: exactly(title) })
      .last()
  return {
    timeline,
    row,
    bar,
    /** What a screen reader hears of the change that is tried, before anything is written. */
    trial: timeline.getByRole('status'),
    /** Takes the right end of a bar and moves it by whole days; the hand stays on it until `letGo`. */
    holdEnd: async (title: string, days: number): Promise<void> => {
      const end = bar(title).locator('[data-grip="end"]')
      await end.scrollIntoViewIfNeeded()
      const box = await end.boundingBox()
      if (box === null) throw new Error(`the bar of "${title}" has no end to take`)
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + days * dayWidth, from.y, { steps: 8 })
    },
    letGo: (): Promise<void> => page.mouse.up()
  }
}
