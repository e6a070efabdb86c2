/**
 * How to call the npm that is in use, so that the user's registry, proxy and certificates apply: the very npm that
 * started this script where there is one, else the one on the path.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }}
 */
export function npmCommand(args) {
  const running = process.env['npm_execpath']
  if (running !== undefined && /npm-cli\.c?js$/.test(running)) {
    return { command: process.execPath, args: [running, ...args] }
  }
  // On Windows npm is a .cmd file, which Node starts through a shell only.
  if (process.platform === 'win32') return { command: 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] }
  return { command: 'npm', args: [...args] }
}
