import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PROJECT_FOLDER } from './project-folder.mjs'
import { run } from './run.mjs'

/**
 * Builds main, preload, hub and renderer into out/.
 * @returns {Promise<number>} the exit code
 */
export async function buildApp() {
  const folder = dirname(fileURLToPath(import.meta.resolve('electron-vite/package.json')))
  const args = [join(folder, 'bin', 'electron-vite.js'), 'build', '--config', 'electron.config.ts']
  const { code } = await run(process.execPath, args, { cwd: PROJECT_FOLDER })
  return code
}
