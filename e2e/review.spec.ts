import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { choosePath } from './fixtures/choose-paths.ts'
import { readPdf } from './fixtures/read-pdf.ts'
import { boardPage } from './pages/board-page.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'

test('[LV11] [RV9] [RV10] [RV11] [RV12] the week is walked through by the keyboard, copied as Markdown and printed', async ({
  launch
}) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()
  // [LV11] The card of a handoff that nobody caught says what is stuck.
  await expect(board.card('Build the check-in screens')).toHaveAccessibleName(/ h stuck: handoff not caught since /)
  await expectNothingWrong(page, 'badges')
  await page.screenshot({ path: test.info().outputPath('badges.png') })
  await page.keyboard.press('5')
  const review = page.getByRole('region', { name: 'Weekly review' })
  const heading = review.getByRole('heading', { level: 2 })
  await expect(heading).toHaveText('What closed')
  await expect(heading).toBeFocused()
  await expectNothingWrong(page, 'review: closed')

  for (const title of ['What grew', 'The best payments', 'Promises at risk', 'What waits']) {
    await page.screenshot({ path: test.info().outputPath(`review-before-${title}.png`) })
    await page.keyboard.press('ArrowRight')
    await expect(heading).toHaveText(title)
    await expect(heading).toBeFocused()
  }
  await page.screenshot({ path: test.info().outputPath('review-waits.png') })
  await page.keyboard.press('ArrowRight')
  await expect(heading).toHaveText('What waits')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const payments = review.getByRole('list', { name: 'The best payments' }).locator('> li')
  await expect(payments).toHaveCount(3)
  await expectNothingWrong(page, 'review: payments')

  await review.getByRole('button', { name: 'Copy as Markdown' }).press('Enter')
  await expect(review.getByRole('status')).toHaveText('The review is on the clipboard.')
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^# Weekly review of /)
  expect(copied).toContain('\n## The best payments\n')
  expect(copied).toContain('Ways out: ')

  const path = join(test.info().outputPath(), 'week.pdf')
  await choosePath(electron, path)
  await board.choose('Dark')
  await review.getByRole('button', { name: 'Print to PDF…' }).press('Enter')
  await expect(review.getByRole('status')).toHaveText('Printed to week.pdf.')
  const pages = readPdf(await readFile(path))
  expect(pages).toHaveLength(2)
  expect(pages.map((text) => /\d of \d$/.exec(text)?.[0])).toEqual(['1 of 2', '2 of 2'])
  // What is on paper is what was copied: every heading, sentence and row, in the same order.
  const paper = wordsOf(pages.map((text) => text.replace(/\d of \d$/, '')).join('\n'))
  expect(paper).toBe(wordsOf(copied))
  await expectNothingWrong(page, 'review in the dark')
  await page.screenshot({ path: test.info().outputPath('review-dark.png') })
})

/** Letters and figures alone: paper breaks lines where it must, and Markdown marks what paper prints bold. */
function wordsOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}
