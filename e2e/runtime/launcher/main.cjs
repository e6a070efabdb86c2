// Starts the app folder that is named on the command line, as the official Electron's default app does; a module named
// before it by `-r` is loaded first. It is copied into resources/app of the registry-hosted runtime
// (registry-runtime.mjs), which comes without a default app.
const { app } = require('electron')
const { createRequire } = require('node:module')
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { pathToFileURL } = require('node:url')

if (process.argv[1] === '-r') {
  const [, , first = ''] = process.argv
  require(resolve(first))
  // Playwright's takes itself out of the arguments.
  if (process.argv[1] === '-r') process.argv.splice(1, 2)
}
const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (named === undefined) {
  process.stderr.write('usage: electron [-r module] [switches] <folder of the app> [arguments]\n')
  process.exit(1)
}
const folder = resolve(named)
/** @typedef {{ name: string, productName?: string, version?: string, desktopName?: string, main?: string, type?: string }} About */
const about = /** @type {About} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
const name = about.productName ?? about.name
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
// Two setters that the default app uses too, and that the published types leave out.
const settable = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (
  app
)
settable.setName(name)
settable.setVersion(about.version ?? '')
settable.setDesktopName(about.desktopName ?? `${name}.desktop`)
settable.setAppPath(folder)

const entry = resolve(folder, about.main ?? 'index.js')
const load = createRequire(join(folder, 'package.json'))
if (entry.endsWith('.mjs') || (about.type === 'module' && entry.endsWith('.js'))) {
  import(pathToFileURL(entry).href).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    app.exit(1)
  })
} else {
  load(entry)
}
