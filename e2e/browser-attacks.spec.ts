import { request } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { _electron, expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

import { readEndpoint } from '../main/hub/signals/endpoint-file.ts'
import type { Endpoint } from '../main/hub/signals/endpoint-file.ts'
import { nodeFileSystem } from '../main/hub/store/node-file-system.ts'

import { test } from './fixtures/app.ts'
import { openWatchedServer } from './fixtures/watched-server.ts'
import { boardPage } from './pages/board-page.ts'
import { findElectron } from './runtime/find-electron.mjs'

const emptyApp = fileURLToPath(new URL('fixtures/empty-app', import.meta.url))

/** An answer as the browser had it, before it decided whom it shows it: the word that was asked for, and the status. */
type Heard = readonly [string, number]

/** What a page may try without asking anybody, by the word at the end of its address. */
const attempts = ['plain', 'beacon', 'read', 'image', 'script', 'events', 'form', 'frame', 'null', 'null-form']

/**
 * Runs in a page of somebody else's: sends to `target` what a browser sends without asking first, each under a word of its
 * own; and what it asks about first, with the token should it have leaked. Resolves with how the latter ended.
 */
async function attack({ target, token }: { readonly target: string; readonly token: string }): Promise<string[]> {
  const signals = (word: string): string => `${target}/v1/signals?${word}`
  const event = '{"specversion":"1.0","id":"1","source":"/evil","type":"task.finished","subject":"SLIP-1"}'
  const plain = { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: event } as const
  void fetch(signals('plain'), plain).catch(() => undefined)
  navigator.sendBeacon(signals('beacon'), event)
  void fetch(`${target}/v1/ready?read`, { mode: 'no-cors' }).catch(() => undefined)
  const add = (html: string): void => document.body.insertAdjacentHTML('beforeend', html)
  add(
    `<img src="${target}/v1/ready?image"><iframe src="${target}/v1/ready?frame"></iframe><iframe name="taken"></iframe>`
  )
  const script = document.createElement('script')
  script.src = `${target}/v1/ready?script`
  document.body.append(script)
  const source = new EventSource(`${target}/v1/ready?events`)
  source.addEventListener('error', () => source.close())
  const form = (word: string): string =>
    `<form method=post enctype=text/plain action="${signals(word)}" target=taken><input name='${event.slice(0, -2)}' value='"}'></form>`
  add(form('form'))
  document.forms[0]?.submit()
  const sandboxed = document.createElement('iframe')
  sandboxed.setAttribute('sandbox', 'allow-scripts allow-forms')
  sandboxed.srcdoc = `${form('null-form').replace('target=taken', '')}<script>
    fetch('${signals('null')}', { method: 'POST', mode: 'no-cors', body: '${event}' }).finally(() => document.forms[0].submit())
  </script>`
  document.body.append(sandboxed)

  const withToken = {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents+json' },
    body: event
  }
  const asked = fetch(signals('with-token'), withToken).then(
    ({ status }) => `answered ${status}`,
    () => 'refused'
  )
  const socket = new Promise<string>((resolve) => {
    const opened = new WebSocket(signals('socket').replace('http:', 'ws:'))
    opened.addEventListener('open', () => resolve('opened'))
    opened.addEventListener('error', () => resolve('refused'))
  })
  return Promise.all([asked, socket])
}

/** A browser that has nothing of Slipstream: Chromium, in which two names were made to point at this machine. */
async function openBrowser(
  env: Record<string, string>
): Promise<{ readonly electron: ElectronApplication; readonly page: Page; readonly close: () => Promise<void> }> {
  const { executablePath, launcherArgs } = await findElectron()
  const names = '--host-resolver-rules=MAP evil.test 127.0.0.1,MAP rebind.test 127.0.0.1'
  const browser = await _electron.launch({ executablePath, args: [...launcherArgs, emptyApp, names], env })
  return { electron: browser, page: await browser.firstWindow(), close: () => browser.close() }
}

/** What a program of this user is told. */
function ask({ port, token }: Endpoint, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end()
  })
}

test('[EP2] pages in a browser are refused, whatever they send, whoever they say they are, and even with the token', async ({
  launch,
  folder,
  display
}) => {
  const app = await launch({ args: ['--sample'], now: null })
  await boardPage(app.page).saved()
  const endpoint = await readEndpoint(join(folder, 'signals'), nodeFileSystem)
  if (endpoint === null) throw new Error('The door is open.')
  const before = await ask(endpoint, '/v1/ready')
  expect(JSON.parse(before)).toMatchObject({ tasks: expect.anything() })

  const [evil, careless] = [await openWatchedServer(), await openWatchedServer()]
  const browser = await openBrowser({ ...environment(), ...display })
  const { page } = browser
  const door = `http://127.0.0.1:${endpoint.port}`
  const heard = (): Promise<readonly Heard[]> =>
    browser.electron.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard)
  await browser.electron.evaluate(({ session }, at) => {
    const all: Heard[] = []
    Object.assign(globalThis, { heard: all })
    session.defaultSession.webRequest.onHeadersReceived({ urls: [`${at}/*`] }, ({ url, statusCode }, go) => {
      all.push([url.split('?')[1] ?? '', statusCode])
      go({})
    })
  }, door)

  // A server that checks nothing gets all of it: the attacks are real.
  await page.goto(evil.origin.replace('127.0.0.1', 'evil.test'))
  await page.evaluate(attack, { target: careless.origin, token: endpoint.token })
  const words = (): readonly string[] => careless.asked.map((path) => path.split('?')[1] ?? '')
  await expect.poll(words).toEqual(expect.arrayContaining([...attempts, 'with-token', 'socket']))

  await page.reload()
  const outcome = await page.evaluate(attack, { target: door, token: endpoint.token })
  expect(outcome).toEqual(['refused', 'refused'])
  const refused = new Map([...attempts, 'with-token'].map((word) => [word, 403]))
  await expect.poll(async () => new Map(await heard())).toEqual(refused)

  // A name that was made to point here: the page and the door are of one origin then, and it is asked with the token.
  for (const place of [`http://rebind.test:${endpoint.port}`, door]) {
    const shown = await page.goto(`${place}/v1/ready`)
    expect(shown?.status()).toBe(403)
    const statuses = await page.evaluate(async (token) => {
      const authorization = `Bearer ${token}`
      const read = await fetch('/v1/ready', { headers: { authorization } })
      const headers = { authorization, 'content-type': 'application/cloudevents-batch+json' }
      const sent = await fetch('/v1/signals', { method: 'POST', headers, body: '[]' })
      return [read.status, sent.status]
    }, endpoint.token)
    expect(statuses).toEqual([403, 403])
  }

  expect(await ask(endpoint, '/v1/ready')).toBe(before)
  await browser.close()
  await evil.close()
  await careless.close()
})

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]]
    )
  )
}
