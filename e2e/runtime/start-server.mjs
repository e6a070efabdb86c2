import { spawn } from 'node:child_process'

/**
 * Starts a server that says on file descriptor 3 when it is ready, and resolves with the line it wrote there. It runs in
 * a process group of its own, so that a Ctrl+C in the terminal ends our app first and the server it leans on afterwards.
 * Throws with the server's last words when it ends before it was ready.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ line: string, close: () => Promise<void> }>} `close` resolves when the process is gone
 */
export function startServer(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  const gone = new Promise((resolve) => child.once('close', () => resolve(undefined)))
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  const close = async () => {
    process.removeListener('exit', killWithUs)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await gone
  }
  return new Promise((resolve, reject) => {
    let words = ''
    let said = ''
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (words = (words + chunk.toString('utf8')).slice(-2000)))
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      said += chunk.toString('utf8')
      const end = said.indexOf('\n')
      if (end >= 0) resolve({ line: said.slice(0, end), close })
    })
    child.once('error', (error) => reject(new Error(`${command} did not start: ${error.message}`, { cause: error })))
    child.once('close', (code) => reject(new Error(`${command} ended (${code}) before it was ready: ${words.trim()}`)))
  })
}
