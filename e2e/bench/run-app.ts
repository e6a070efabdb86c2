import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/** A process that was started from the outside, as a desktop does it: nothing of it is watched but what it leaves on disk. */
export type StartedApp = {
  readonly pid: number
  /** Milliseconds from the start until `there` first said yes; rejects where the app ends before, or after a minute. */
  readonly until: (there: () => boolean) => Promise<number>
  /** Asks it to quit, and resolves when the process is gone. */
  readonly quit: () => Promise<void>
}

/** How often one looks: the grain of what is measured, in milliseconds. */
const grain = 2
const patience = 60_000

export function runApp(executable: string, args: readonly string[]): StartedApp {
  const start = performance.now()
  const child: ChildProcess = spawn(executable, args, { stdio: 'ignore', env: { ...process.env, TZ: 'Europe/Berlin' } })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const { pid } = child
  if (pid === undefined) throw new Error(`${executable} could not be started.`)
  return {
    pid,
    until: async (there) => {
      while (!there()) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('The app ended too early.')
        if (performance.now() - start > patience) throw new Error('The app did not get there within a minute.')
        await new Promise((resolve) => setTimeout(resolve, grain))
      }
      return performance.now() - start
    },
    quit: async () => {
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(hard)
    }
  }
}
