// Electron's own empty window: what every app pays before its own first line, and says "painted" as Slipstream does: the
// page's first animation frame after loading, told to main, which writes it into the file of `--painted-to=`.
const { app, BrowserWindow } = require('electron')
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')

const TARGET = '--painted-to='
const FRAME = 'new Promise((resolve) => requestAnimationFrame(() => resolve(null)))'

app.on('window-all-closed', () => app.quit())
async function start() {
  await app.whenReady()
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    webPreferences: { sandbox: true, contextIsolation: true }
  })
  await window.loadFile(join(__dirname, '..', '..', 'fixtures', 'empty-app', 'index.html'))
  await window.webContents.executeJavaScript(FRAME)
  const target = process.argv.find((argument) => argument.startsWith(TARGET))?.slice(TARGET.length)
  if (target !== undefined) writeFileSync(target, 'painted')
}

void start()
