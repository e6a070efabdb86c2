import { run } from './run.mjs'

/**
 * The switches without which Chromium refuses to start here: `--no-sandbox` as root, and where the kernel forbids user
 * namespaces to ordinary users (Ubuntu's AppArmor default), which is said aloud. For development and tests only: a
 * packaged app never gets it from us.
 * @param {{ log: (line: string) => void }} options
 * @returns {Promise<readonly string[]>}
 */
export async function sandboxSwitches({ log }) {
  if (process.platform !== 'linux') return []
  if (process.getuid?.() === 0) return ['--no-sandbox']
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'], { quiet: true })
  if (code === 0 || code === 127) return []
  log(
    'This system forbids user namespaces, which Chromium’s sandbox needs: starting without the sandbox. ' +
      'To allow them: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
  )
  return ['--no-sandbox']
}
