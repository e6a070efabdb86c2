import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { killHub, nextHub } from './fixtures/hub-process.ts'
import { tellSignal } from './fixtures/tell-signal.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'

/** When the hub dies: while it takes the signal in, once it promised to keep it, once the person was told. */
const moments = ['at once', 'once answered', 'once told'] as const

test('[EP6] [CS2] a hub killed between a signal and its notification: exactly one arrives, whenever it dies', async ({
  launch,
  folder,
  desktop
}) => {
  const { page, electron, quit } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  for (const moment of moments) {
    await board.add(`Before ${moment} 1d`)
    await board.add(`After ${moment} after Before ${moment} 1d @ben`)
  }
  await board.saved()
  const keys = new Map<string, string>()
  for (const moment of moments) {
    const label = (await board.card(`Before ${moment}`).getAttribute('aria-label')) ?? ''
    keys.set(moment, /SLIP-\d+/.exec(label)?.[0] ?? '')
  }
  await windowOf(electron).close()
  await expect.poll(windowOf(electron).isVisible).toBe(false)

  for (const moment of moments) {
    const key = keys.get(moment) ?? ''
    const summary = `You're clear to start: After ${moment}`
    const finished = { type: 'task.finished', subject: key }
    const answered = tellSignal(folder, finished)
    if (moment !== 'at once') expect(await answered).toBe(202)
    if (moment === 'once told') await desktop.nextNotification((shown) => shown.summary === summary)
    const killed = await killHub(electron)
    await answered
    await nextHub(electron, killed)
    // Whoever was not told that it is kept sends it again, and so does whoever is not sure.
    await expect.poll(() => tellSignal(folder, finished)).toBe(202)
    if (moment !== 'once told') await desktop.nextNotification((shown) => shown.summary === summary)
  }
  await quit()
  await (await launch()).quit()
  const told = desktop.notifications.map(({ summary }) => summary).filter((summary) => summary.includes('After'))
  expect(told.toSorted()).toEqual(moments.map((moment) => `You're clear to start: After ${moment}`).toSorted())
})
