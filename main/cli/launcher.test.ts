import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../../bin/slipstream.mjs', import.meta.url))

/** Runs the launcher as a shell does. */
function launch(args: readonly string[], input = ''): Promise<{ readonly code: number | null; readonly out: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [launcher, ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.on('error', reject).on('close', (code) => resolve({ code, out }))
    child.stdin.end(input)
  })
}

test('the launcher builds what it runs, also when two start at once, and writes nothing but the result', async () => {
  const table = 'Key,Title,Blocked by\nA,One,\nB,Two,A\n'
  const runs = await Promise.all([launch(['import', '-', '--json'], table), launch(['import', '-', '--json'], table)])
  for (const { code, out } of runs) {
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ format: 'csv', counts: { tasks: 2, dependencies: 1 } })
  }
  expect(await launch(['nonsense'])).toEqual({ code: 2, out: '' })
})
