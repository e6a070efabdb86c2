import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from './fixtures/app.ts'
import { boardPage } from './pages/board-page.ts'
import { taskPanel } from './pages/task-panel.ts'
import { PROJECT_FOLDER } from './runtime/project-folder.mjs'

const approved = join(PROJECT_FOLDER, 'shared/signals/webhooks/fixtures/github-review-approved.json')

test('a review that approves on GitHub grants the approval that refers to its pull request, once and by itself', async ({
  launch,
  folder
}) => {
  const { page, electron } = await launch({ args: ['--sample'] })
  const board = boardPage(page)
  await board.saved()

  await board.choose('Signals…')
  const signals = page.getByRole('dialog', { name: 'Signals' })
  await signals.getByText('Webhooks of GitHub and GitLab').click()
  await signals.getByRole('button', { name: 'Copy the secret' }).click()
  await expect(signals.getByRole('status')).toHaveText('Copied.')
  const secret = await electron.evaluate(({ clipboard }) => clipboard.readText())
  await signals.getByRole('button', { name: 'Close' }).click()

  const review = await readFile(approved, 'utf8')
  const deliver = async (name: string, body: string, key = secret) => {
    const endpoint = JSON.parse(await readFile(join(folder, 'signals', 'endpoint.json'), 'utf8')) as { port: number }
    const answer = await fetch(`http://127.0.0.1:${endpoint.port}/v1/webhooks/github`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': name,
        'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
      },
      body
    })
    return { status: answer.status, said: (await answer.json()) as unknown }
  }

  await test.step('without the secret nobody is let in', async () => {
    await expect.poll(async () => (await deliver('ping', '{}')).status).toBe(202)
    expect((await deliver('pull_request_review', review, 'x'.repeat(64))).status).toBe(401)
  })

  await test.step('who is called what there, and what the approval is about', async () => {
    await page.getByRole('button', { name: /^Boards, / }).click()
    await page.getByRole('menuitem', { name: 'Name, teams and short keys…' }).click()
    const settings = page.getByRole('dialog', { name: 'This board' })
    const mia = settings.getByRole('textbox', { name: 'Mia Lindqvist', exact: true })
    await mia.fill('GitHub:Mia')
    await mia.press('Enter')
    await expect(mia).toHaveValue('github:mia')
    await settings.getByRole('button', { name: 'Close' }).click()

    await board.card('Legal review of the texts').click()
    const add = taskPanel(page).field('Add a reference')
    await add.fill('https://GitHub.com/example/bakery/pull/5#discussion')
    await add.press('Enter')
    await expect(taskPanel(page).button('Open https://github.com/example/bakery/pull/5')).toBeVisible()
    await board.saved()
  })

  await test.step('the review grants it', async () => {
    const decision = taskPanel(page).section('Decision')
    await expect(decision).toContainText('asked Mia Lindqvist')
    expect((await deliver('pull_request_review', review)).status).toBe(202)
    await expect(decision).toContainText('Granted by Mia Lindqvist')
    await board.expectIn('Legal review of the texts', 'Done')
    const again = await deliver('pull_request_review', review)
    expect((again.said as { results: { result: string }[] }).results.at(-1)).toMatchObject({ result: 'duplicate' })
  })

  await test.step('it stands among the signals, and is taken back by itself', async () => {
    await board.choose('Signals…')
    await signals.getByRole('button', { name: /^Take back: “Legal review of the texts” granted by github:mia/ }).click()
    await signals.getByRole('button', { name: 'Close' }).click()
    await expect(taskPanel(page).section('Decision')).toContainText('asked Mia Lindqvist')
    await board.expectIn('Legal review of the texts', 'Waiting')
  })
})
