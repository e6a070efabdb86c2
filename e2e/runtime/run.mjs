import { spawn } from 'node:child_process'

/**
 * Runs a command to its end. With `quiet` its output is collected instead of shown. Never throws for a command that
 * ran and failed: a code is a result. A command that could not be started gives code 127 and says why in `output`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' })
    let output = ''
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8')))
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString('utf8')))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
