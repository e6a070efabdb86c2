import { join } from 'node:path'

import { _electron, expect, test as base } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { build } from 'vite'

import { test as displayed } from './fixtures/app.ts'
import { expectNothingWrong } from './pages/expect-nothing-wrong.ts'
import { findElectron } from './runtime/find-electron.mjs'
import { PROJECT_FOLDER } from './runtime/project-folder.mjs'

/** The built gallery in a plain window of Electron. */
const test = displayed.extend<{ readonly gallery: Page }>({
  gallery: async ({ display }, use) => {
    const page = join(PROJECT_FOLDER, 'out', 'gallery', 'index.html')
    const { launcherArgs } = await findElectron()
    const app = await _electron.launch({
      args: [...launcherArgs, join(PROJECT_FOLDER, 'e2e', 'fixtures', 'empty-app'), `--page=${page}`],
      env: { ...process.env, ...display }
    })
    await use(await app.firstWindow())
    await app.close()
  }
})

base.beforeAll(async () => {
  await build({ configFile: join(PROJECT_FOLDER, 'gallery.config.ts'), logLevel: 'error' })
})

for (const theme of ['Light', 'Dark'] as const) {
  for (const contrast of ['usual', 'more'] as const) {
    test(`every part is right and its states are told apart: ${theme.toLowerCase()}, ${contrast} contrast`, async ({
      gallery
    }, info) => {
      await gallery.getByRole('radio', { name: theme }).click()
      if (contrast === 'more') await gallery.getByRole('checkbox', { name: 'More contrast' }).check({ force: true })
      await expect(gallery.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
      await expect(gallery.locator('html')).toHaveAttribute('data-contrast', contrast)
      await expectNothingWrong(gallery, 'at rest')
      await info.attach('gallery', { body: await gallery.screenshot(), contentType: 'image/png' })

      await test.step('hovered, focused and at rest look different', async () => {
        for (const look of ['primary', 'plain', 'quiet', 'danger']) {
          const button = gallery.getByRole('button', { name: `${look}, medium` })
          const [rest, hovered, focused] = await threeStates(gallery, button)
          expect([rest === hovered, rest === focused, hovered === focused], look).toEqual([false, false, false])
        }
        const field = gallery.getByRole('textbox', { name: 'Empty' })
        const [rest, , focused] = await threeStates(gallery, field)
        expect(rest === focused, 'field').toBe(false)
      })

      await test.step('what opens is right as well', async () => {
        await gallery.getByRole('button', { name: 'Open the menu' }).click()
        await expect(gallery.getByRole('menuitem', { name: 'Pause' })).toBeVisible()
        await expectNothingWrong(gallery, 'menu')
        await gallery.keyboard.press('Escape')
        await gallery.getByRole('button', { name: 'Open the dialog' }).click()
        await expect(gallery.getByRole('dialog', { name: '“Plan the load test” waits' })).toBeVisible()
        await expectNothingWrong(gallery, 'dialog')
        await gallery.keyboard.press('Escape')
        for (const tone of ['neutral', 'good', 'warning', 'danger'])
          await gallery.getByRole('button', { name: `Say ${tone}` }).click()
        await expect(gallery.locator('[data-toast]')).toHaveCount(4)
        await expectNothingWrong(gallery, 'toasts')
      })
    })
  }
}

/** Pictures of a part at rest, under the pointer, and focused by keys. */
async function threeStates(page: Page, part: Locator): Promise<readonly [string, string, string]> {
  const picture = async () => {
    // A transition begins with the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    const box = await part.boundingBox()
    if (box === null) throw new Error('The part is not there.')
    const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 }
    return (await page.screenshot({ clip })).toString('base64')
  }
  await part.scrollIntoViewIfNeeded()
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const rest = await picture()
  await part.hover()
  const hovered = await picture()
  await page.mouse.move(0, 0)
  await page.keyboard.press('Shift')
  await part.focus()
  return [rest, hovered, await picture()]
}
