// npm run package: builds the app and packages it into dist/, unpacked.
//   --test-build   into dist/test, with the fuse on that lets Playwright drive it
//   --installers   makes this system's installers (AppImage and deb, dmg, or nsis)
import { buildApp } from './build-app.mjs'
import { packageApp, packageInstallers } from './package-app.mjs'

/** @param {string} line */
const log = (line) => process.stderr.write(`${line}\n`)
const args = process.argv.slice(2)

try {
  const built = await buildApp()
  if (built !== 0) process.exit(built)
  if (args.includes('--installers')) {
    process.exitCode = await packageInstallers()
  } else {
    const { code, executablePath } = await packageApp({ testBuild: args.includes('--test-build'), log })
    if (code === 0) log(`Packaged: ${executablePath}`)
    process.exitCode = code
  }
} catch (error) {
  log(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
