import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

/** What axe finds fails the test, which goes on. Legacy mode: axe would open a page of its own, which Electron does not. */
export async function expectNothingWrong(page: Page, where: string): Promise<void> {
  // What fades in is measured when it is there; what is taken away while it fades says so by a rejection.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])])
  expect.soft(found, where).toEqual([])
}
