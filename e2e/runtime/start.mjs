// npm start [-- arguments of the app]: builds, finds an Electron and runs the app until Ctrl+C. On a Linux without a
// display it runs on a virtual one and prints the path of a screenshot.
//   --exit-after-screenshot   quit once the screenshot is there
//   --app=FOLDER              run that app folder as it is instead of building this one
// Everything else goes to the app (e.g. --sample).
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { spawn } from 'node:child_process'
import { buildApp } from './build-app.mjs'
import { findElectron } from './find-electron.mjs'
import { pngArrives } from './png-arrives.mjs'
import { PROJECT_FOLDER } from './project-folder.mjs'
import { openSessionBus } from './session-bus.mjs'
import { ensureSystem } from './system.mjs'
import { openVirtualDisplay } from './virtual-display.mjs'

const PAINT_PATIENCE_MS = 60_000
const EXIT_AFTER = '--exit-after-screenshot'
const APP = '--app='

/** Chromium's complaints about the GPU, the system bus and the like that every virtual display brings. */
const CHROMIUM_NOISE = /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):[\w./]+\(\d+\)\]/

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`)

/** @param {readonly string[]} args */
async function start(args) {
  const exitAfter = args.includes(EXIT_AFTER)
  const otherApp = args.find((argument) => argument.startsWith(APP))?.slice(APP.length)
  const appArgs = args.filter((argument) => argument !== EXIT_AFTER && !argument.startsWith(APP))
  const folder = otherApp === undefined ? PROJECT_FOLDER : resolve(otherApp)

  const electron = await findElectron({ log: say })
  const virtual = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
  const ownBus = virtual && !process.env['DBUS_SESSION_BUS_ADDRESS']
  await ensureSystem({ executablePath: electron.executablePath, virtualDisplay: virtual, log: say })
  if (otherApp === undefined && (await buildApp()) !== 0) return 1

  const display = virtual ? await openVirtualDisplay() : undefined
  const bus = ownBus ? await openSessionBus() : undefined
  const screenshot = join(PROJECT_FOLDER, 'test-results', 'start.png')
  const wantsScreenshot = virtual || exitAfter
  try {
    if (display !== undefined) say(`There is no display here: starting on a virtual one (${display.env.DISPLAY}).`)
    await rm(screenshot, { force: true })
    return await runApp({
      command: electron.executablePath,
      args: [
        ...electron.launcherArgs,
        folder,
        ...(wantsScreenshot ? [`--screenshot-to=${screenshot}`] : []),
        ...appArgs
      ],
      env: { ...process.env, ...display?.env, ...bus?.env },
      screenshot: wantsScreenshot ? screenshot : undefined,
      exitAfter,
      quietChromium: virtual
    })
  } finally {
    await bus?.close()
    await display?.close()
  }
}

/**
 * @param {{ command: string, args: readonly string[], env: NodeJS.ProcessEnv, screenshot: string | undefined, exitAfter: boolean, quietChromium: boolean }} plan
 * @returns {Promise<number>} the exit code of this script
 */
async function runApp({ command, args, env, screenshot, exitAfter, quietChromium }) {
  // A process group of its own: the app gets exactly one signal, from us, and saves before its display goes away.
  const detached = process.platform !== 'win32'
  const app = spawn(command, args, { env, detached, stdio: ['ignore', 'inherit', quietChromium ? 'pipe' : 'inherit'] })
  if (app.stderr !== null) forwardWithoutNoise(app.stderr)
  /** @type {'running' | 'stopping'} */
  let state = 'running'
  const stop = () => {
    app.kill(state === 'running' ? 'SIGTERM' : 'SIGKILL')
    state = 'stopping'
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop)

  const over = new AbortController()
  /** @type {Promise<number>} */
  const ended = new Promise((settle, reject) => {
    app.once('error', reject)
    app.once('exit', (code, signal) => {
      over.abort()
      if (code === null) say(`The app ended on ${signal}.`)
      settle(code ?? 1)
    })
  })
  let painted = true
  if (screenshot !== undefined) {
    const waiting = new AbortController()
    over.signal.addEventListener('abort', () => waiting.abort(), { once: true })
    const patience = setTimeout(() => waiting.abort(), PAINT_PATIENCE_MS)
    painted = await pngArrives(screenshot, waiting.signal)
    clearTimeout(patience)
    if (painted) say(`Screenshot: ${screenshot}`)
    else if (over.signal.aborted) say('The app ended before its window was painted.')
    else say(`The window was not painted within ${PAINT_PATIENCE_MS / 1000} s.`)
    if (state === 'running' && !over.signal.aborted) {
      if (exitAfter) stop()
      else say('Running. Ctrl+C quits.')
    }
  }
  const code = await ended
  return painted ? code : code || 1
}

/** @param {import('node:stream').Readable} stream */
function forwardWithoutNoise(stream) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (!CHROMIUM_NOISE.test(line)) say(line)
  })
  stream.on('end', () => rest !== '' && say(rest))
}

start(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
)
