import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'

/** How a tool ended, and what it said on either stream. */
export type ToolRun = { readonly exitCode: number; readonly stdout: string; readonly stderr: string }

const modules = join(dirname(import.meta.dirname), 'node_modules')

/** Runs a tool, given by its script's path in node_modules, in a folder. It may find fault; a tool that is killed rejects. */
export function runTool(folder: string, script: string, options: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const tool = spawn(process.execPath, [join(modules, script), ...options], {
      cwd: folder,
      // As at a plain terminal: what surrounds this test must not change what the tool says.
      env: {
        ...process.env,
        CI: undefined,
        VITEST: undefined,
        VITEST_JSON: undefined,
        FORCE_COLOR: undefined,
        NO_COLOR: '1'
      },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let stdout = ''
    let stderr = ''
    tool.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    tool.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    tool.on('error', reject)
    tool.on('close', (exitCode) => {
      if (exitCode === null) reject(new Error(`${script} was killed; it had said: ${stdout}${stderr}`))
      else resolve({ exitCode, stdout, stderr })
    })
  })
}
