import { execFile } from 'node:child_process'

/** Tools that can ask the session bus one question; a desktop has at least one of them. */
const questions: readonly (readonly [string, ...string[]])[] = [
  [
    'dbus-send',
    '--session',
    '--print-reply=literal',
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.kde.StatusNotifierWatcher'
  ],
  [
    'gdbus',
    'call',
    '--session',
    '--dest=org.freedesktop.DBus',
    '--object-path=/org/freedesktop/DBus',
    '--method=org.freedesktop.DBus.NameHasOwner',
    'org.kde.StatusNotifierWatcher'
  ],
  [
    'busctl',
    '--user',
    'call',
    'org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus',
    'NameHasOwner',
    's',
    'org.kde.StatusNotifierWatcher'
  ]
]

const answerLimit = 1_000

/**
 * Whether the desktop shows tray icons now. Windows and macOS always do. On Linux somebody must own
 * org.kde.StatusNotifierWatcher (plain GNOME has nobody), and Electron has no word for that; where nobody can be asked the
 * answer is no, because a window hidden without an icon would be lost to its person.
 */
export async function hasTrayHost(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [tool, ...args] of questions) {
    // One after the other: the first tool that exists decides.
    const answer = await ask(tool, args)
    if (answer !== null) return /\btrue\b/.test(answer)
  }
  return false
}

/** What the tool printed; null where it is missing, failed or was silent. */
function ask(tool: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(tool, args, { timeout: answerLimit }, (error, output) => resolve(error === null ? output : null))
  })
}
