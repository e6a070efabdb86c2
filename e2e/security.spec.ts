import { expect } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'

import { test as base } from './fixtures/app.ts'
import type { RunningApp } from './fixtures/app.ts'
import { hubProcess } from './fixtures/hub-process.ts'
import { readLog } from './fixtures/read-log.ts'
import { openWatchedServer } from './fixtures/watched-server.ts'
import type { WatchedServer } from './fixtures/watched-server.ts'
import { windowOf } from './fixtures/window-of.ts'
import { boardPage } from './pages/board-page.ts'

/** Each test does from the page what a page must not be able to do: content that got in is taken to be hostile. */
const test = base.extend<{ readonly running: RunningApp; readonly elsewhere: WatchedServer }>({
  running: async ({ launch }, use) => {
    const running = await launch({ args: ['--sample'] })
    await boardPage(running.page).saved()
    await use(running)
  },
  elsewhere: async ({}, use) => {
    const server = await openWatchedServer()
    await use(server)
    expect(server.asked, 'what reached the server').toEqual([])
    await server.close()
  }
})

test.use({ faults: 'expected' })

const home = 'app://slipstream/index.html'

test('the page cannot go anywhere else', async ({ running, elsewhere, folder }) => {
  const { page, electron } = running
  const refusals = async (): Promise<number> => (await readLog(folder)).split('page refused navigation').length - 1
  const places = [`${elsewhere.origin}/address`, 'file:///etc/passwd', 'app://other/index.html', 'app://slipstream/x']
  // The browser itself refuses `file:` from our scheme; the rest comes as far as our own guard.
  let expected = 0
  for (const place of places) {
    await page.evaluate((to) => location.assign(to), place)
    if (!place.startsWith('file:')) expected += 1
    await expect.poll(refusals).toBe(expected)
    expect(page.url()).toBe(home)
  }
  await page.evaluate((to) => {
    const link = document.createElement('a')
    link.href = to
    document.body.append(link)
    link.click()
  }, `${elsewhere.origin}/link`)
  await expect.poll(refusals).toBe(expected + 1)
  await page.evaluate((to) => {
    const form = document.createElement('form')
    form.action = to
    form.method = 'post'
    document.body.append(form)
    form.submit()
  }, `${elsewhere.origin}/form`)
  await page.evaluate(() => location.assign('data:text/html,<title>elsewhere</title>'))
  await page.evaluate(() => location.assign('javascript:document.body.remove()'))
  // Playwright still waits for the refused navigations to end: the page itself is asked.
  expect(await page.evaluate(() => [location.href, document.querySelectorAll('[data-column]').length])).toEqual([
    home,
    5
  ])
  expect(await windowOf(electron).count()).toBe(1)
})

test('the page opens no window, no frame and no webview', async ({ running, elsewhere }) => {
  const { page, electron } = running
  const frameWith = (to: string) =>
    page.evaluate(async (address) => {
      const frame = document.createElement('iframe')
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      frame.src = address
      document.body.append(frame)
      await loaded
      return frame.contentDocument?.title ?? 'out of reach'
    }, to)
  expect(await page.evaluate((to) => window.open(to) === null, `${elsewhere.origin}/window`)).toBe(true)
  expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true)
  expect(await page.evaluate((to) => window.open(to, '_blank', 'nodeIntegration=yes') === null, home)).toBe(true)
  // A refused frame loads the browser's own error page.
  expect(await frameWith(`${elsewhere.origin}/frame`)).toBe('out of reach')
  expect(await frameWith('/index.html')).toBe('out of reach')
  const webview = await page.evaluate((to) => {
    const element = document.createElement('webview')
    element.setAttribute('src', to)
    document.body.append(element)
    return 'loadURL' in element
  }, `${elsewhere.origin}/webview`)
  expect(webview).toBe(false)
  expect(await windowOf(electron).count()).toBe(1)
  expect(await electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('nothing of the page leaves for the network', async ({ running, elsewhere }) => {
  const { page } = running
  const { origin } = elsewhere
  await expect(page.evaluate((to) => fetch(to), `${origin}/fetch`)).rejects.toThrow('Failed to fetch')
  await expect(page.evaluate(() => fetch('file:///etc/passwd'))).rejects.toThrow('Failed to fetch')
  const outcomes = await page.evaluate(async (from) => {
    const ending = (target: EventTarget, good: string): Promise<string> =>
      new Promise((resolve) => {
        target.addEventListener(good, () => resolve('arrived'))
        target.addEventListener('error', () => resolve('failed'))
      })
    const element = <Name extends keyof HTMLElementTagNameMap>(
      name: Name,
      set: (element: HTMLElementTagNameMap[Name]) => void
    ): Promise<string> => {
      const made = document.createElement(name)
      set(made)
      const ended = ending(made, 'load')
      document.body.append(made)
      return ended
    }
    const request = new XMLHttpRequest()
    request.open('GET', `${from}/xhr`)
    request.send()
    navigator.sendBeacon(`${from}/beacon`, 'secret')
    return {
      xhr: await ending(request, 'load'),
      socket: await ending(new WebSocket(`${from.replace('http', 'ws')}/socket`), 'open'),
      events: await ending(new EventSource(`${from}/events`), 'open'),
      image: await element('img', (image) => (image.src = `${from}/image`)),
      style: await element('link', (link) => Object.assign(link, { rel: 'stylesheet', href: `${from}/style` })),
      prefetch: await element('link', (link) => Object.assign(link, { rel: 'prefetch', href: `${from}/prefetch` })),
      font: await new FontFace('far', `url(${from}/font)`).load().then(
        () => 'arrived',
        () => 'failed'
      )
    }
  }, origin)
  expect(new Set(Object.values(outcomes))).toEqual(new Set(['failed']))
})

test('without the policy the app itself still lets no request out', async ({ running, elsewhere, folder }) => {
  const { page } = running
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  await boardPage(page).saved()
  await expect(page.evaluate((to) => fetch(to), `${elsewhere.origin}/fetch`)).rejects.toThrow('Failed to fetch')
  const socket = await page.evaluate(
    (to) =>
      new Promise((resolve) => {
        const made = new WebSocket(to)
        made.addEventListener('open', () => resolve('open'))
        made.addEventListener('error', () => resolve('failed'))
      }),
    `${elsewhere.origin.replace('http', 'ws')}/socket`
  )
  expect(socket).toBe('failed')
  expect(await readLog(folder)).toContain('session refused request')
})

test('no text becomes code', async ({ running }) => {
  const { page } = running
  /** Playwright's own evaluation stands outside of the policy; a timer's callback stands inside. */
  const inPage = (code: 'eval' | 'function' | 'timer' | 'wasm' | 'import'): Promise<unknown> =>
    page.evaluate(
      (kind) =>
        new Promise((resolve, reject) => {
          const run = (): unknown => {
            switch (kind) {
              case 'eval':
                return Reflect.apply(window.eval, window, ['1 + 1'])
              case 'function':
                return Reflect.construct(Function, ['return 1'])
              case 'timer':
                return Reflect.apply(window.setTimeout, window, ['document.title = "in"'])
              case 'wasm':
                return WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
              case 'import':
                return import(/* @vite-ignore */ ['data:text/javascript', 'export default 1'].join(','))
            }
          }
          setTimeout(() => {
            try {
              Promise.resolve(run()).then(resolve, reject)
            } catch (error) {
              reject(error instanceof Error ? error : new Error(String(error)))
            }
          })
        }),
      code
    )
  for (const code of ['eval', 'function', 'wasm'] as const) {
    await expect(inPage(code)).rejects.toThrow(/unsafe-eval/)
  }
  await expect(inPage('timer')).rejects.toThrow(/TrustedScript/)
  await expect(inPage('import')).rejects.toThrow(/Failed to fetch/)

  const markup: Readonly<Record<string, () => void>> = {
    'a script element': () => {
      const script = document.createElement('script')
      script.textContent = 'document.body.dataset.injected = "script"'
      document.body.append(script)
    },
    'a script address': () => {
      const script = document.createElement('script')
      script.src = 'data:text/javascript,document.body.dataset.injected="address"'
      document.body.append(script)
    },
    'a handler': () => document.body.setAttribute('onclick', 'document.body.dataset.injected = "handler"'),
    markup: () => {
      document.body.innerHTML = '<img src="x" onerror="document.body.dataset.injected = 1">'
    },
    'a worker': () => void new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
  }
  for (const [name, inject] of Object.entries(markup)) {
    await expect(page.evaluate(inject), name).rejects.toThrow(/Trusted(Script|ScriptURL|HTML)' assignment/)
  }
  await expect(boardPage(page).board).toBeVisible()
  expect(await page.evaluate(() => document.body.dataset['injected'] ?? 'nothing')).toBe('nothing')
})

test('the page has nothing of Node or Electron, and of ours only what it needs', async ({ running }) => {
  const { page } = running
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      (name) => name in window
    )
  )
  expect(found).toEqual([])
  const offered = await page.evaluate(() => Object.keys(Reflect.get(window, 'slipstream') as object).toSorted())
  expect(offered).toEqual([
    'addCalendarFile',
    'archiveBoard',
    'backUpBoard',
    'chooseBackup',
    'connect',
    'copyInvite',
    'copyRecoveryWords',
    'copyWebhookSecret',
    'createBoard',
    'exportBoard',
    'forgetBoard',
    'joinBoard',
    'keepSnapshot',
    'markInbox',
    'onCommand',
    'openReference',
    'painted',
    'pairDevice',
    'printPage',
    'readInvite',
    'recoverBoard',
    'restoreBoard',
    'saveSettings',
    'saveSlot',
    'start',
    'watchFolder'
  ])
})

test('every permission is denied', async ({ running }) => {
  const { page } = running
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'local-fonts']
    const found: Record<string, string> = {}
    for (const name of names) found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state
    return found
  })
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']))
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  const place = await page.evaluate(
    () => new Promise((resolve) => navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)))
  )
  expect(place).toBe(1) // GeolocationPositionError.PERMISSION_DENIED
  await expect(page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }))).rejects.toThrow()
  await expect(page.evaluate(() => navigator.mediaDevices.getDisplayMedia())).rejects.toThrow('NotAllowedError')
  await expect(page.evaluate(() => navigator.requestMIDIAccess({ sysex: true }))).rejects.toThrow()
})

test('app:// serves the built page and nothing beside it', async ({ running, folder }) => {
  const { page } = running
  const status = (address: string, method = 'GET'): Promise<number | string> =>
    page.evaluate(
      ([to, how]) =>
        fetch(to, { method: how }).then(
          (answer) => answer.status,
          () => 'refused'
        ),
      [address, method] as const
    )
  for (const address of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/../../main/index.cjs',
    'app://slipstream/../../etc/passwd',
    '/main/index.cjs',
    '/preload/index.cjs',
    '/assets/',
    '/'.repeat(3)
  ]) {
    expect([404, 'refused'], address).toContain(await status(address))
  }
  expect(await status('app://other/index.html')).toBe('refused')
  expect(await status('/index.html')).toBe(200)
  expect(await status('/index.html', 'POST')).toBe(405)

  const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers.entries()))
  expect(headers['content-security-policy']?.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "script-src 'self'",
    "style-src 'self'",
    "trusted-types 'none'",
    "worker-src 'self'"
  ])
  expect(headers['x-content-type-options']).toBe('nosniff')

  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.sh'
    document.body.append(link)
    link.click()
  })
  await expect.poll(() => readLog(folder)).toContain('session refused download')
})

test('the window is made as safe as Electron can make it', async ({ running }) => {
  const preferences = await running.electron.evaluate(({ BrowserWindow }) => {
    const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents
    return (contents as { readonly getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false
  })
})

test('a malformed request to main is refused whole', async ({ running, folder }) => {
  const { page } = running
  const refused = 'Slipstream could not read this request.'
  const createBoard = (...args: readonly unknown[]) => ask(page, 'createBoard', args)
  const saveSettings = (...args: readonly unknown[]) => ask(page, 'saveSettings', args)
  await expect(createBoard('x'.repeat(201), false)).rejects.toThrow(refused)
  await expect(createBoard({ evil: true }, 'yes')).rejects.toThrow(refused)
  await expect(createBoard()).rejects.toThrow(refused)
  for (const change of [
    null,
    'dark',
    { theme: 'evil' },
    { theme: 'dark', dataFolder: '/' },
    { me: { '../..': 'x' } },
    { lastBoard: '../../etc' },
    { toldAboutTray: 1 }
  ]) {
    await expect(saveSettings(change), JSON.stringify(change)).rejects.toThrow(refused)
  }
  const log = await readLog(folder)
  expect(log).toContain('request refused')
  expect(log).not.toContain('evil')
})

test('only the main frame of our own window is answered', async ({ running, folder }) => {
  const { electron } = running
  for (const address of ['data:text/html,<title>stranger</title>', home]) {
    expect(await askFromAnotherWindow(electron, address)).toBe('Only Slipstream’s own page may ask this.')
  }
  expect(await readLog(folder)).toContain('request refused sender')
})

test('the hub outlives whatever a page says to it', async ({ running }) => {
  const { page, electron } = running
  const hub = await hubProcess(electron)
  await page.evaluate(async () => {
    const port = new Promise<MessagePort | undefined>((resolve) =>
      window.addEventListener('message', (event) => resolve(event.ports[0]), { once: true })
    )
    await (Reflect.get(window, 'slipstream') as { readonly connect: () => Promise<void> }).connect()
    const way = await port
    way?.start()
    const nonsense: readonly unknown[] = [
      null,
      'open',
      [],
      { type: 'open' },
      { type: 'open', board: '../../etc', replica: null },
      { type: 'commit', n: -1, clientID: 0, at: 0, intent: null, parts: [] },
      { type: 'commit', n: 1, clientID: 1, at: 0, intent: {}, parts: [new Uint8Array(1_000_000)] },
      { type: 'call', id: 1, call: { method: 'readImport', name: '', bytes: 'not bytes' } },
      { type: 'call', id: 2, call: { method: 'applyImport', token: 'x'.repeat(10_000), label: '' } }
    ]
    for (const message of nonsense) way?.postMessage(message)
  })
  const board = boardPage(page)
  await board.add('Order the cake 1d')
  await board.saved()
  expect(await hubProcess(electron)).toBe(hub)
})

/** Calls what preload offers with whatever arguments. */
function ask(page: Page, method: string, args: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      const api = Reflect.get(window, 'slipstream') as Readonly<Record<string, (...args: unknown[]) => unknown>>
      return api[name]?.(...given)
    },
    [method, args] as const
  )
}

/** Opens a second window with our preload script on an address and asks main from there; resolves with what main said. */
function askFromAnotherWindow(electron: ElectronApplication, address: string): Promise<unknown> {
  return electron.evaluate(async ({ app, BrowserWindow }, url) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    try {
      await other.loadURL(url)
      const words: unknown = await other.webContents.executeJavaScript(
        "slipstream.start().then(() => 'answered', ({ message }) => message)"
      )
      return words
    } finally {
      other.destroy()
    }
  }, address)
}
