import { readFile } from 'node:fs/promises'

/** One process, told apart from a later one that was given the same number. */
export type ProcessIdentity = {
  readonly pid: number
  /** Boot and start time where the system tells them, letters, digits and `-` only; empty elsewhere. */
  readonly mark: string
}

/** What a lock asks of the system about processes. */
export type RunningProcesses = {
  readonly own: () => Promise<ProcessIdentity>
  readonly isRunning: (identity: ProcessIdentity) => Promise<boolean>
}

/** The machine's processes. Marks are known on Linux; elsewhere a number that was reused counts as running. */
export const runningProcesses: RunningProcesses = {
  own: async () => ({ pid: process.pid, mark: await markOf(process.pid) }),
  isRunning: async ({ pid, mark }) => {
    if (!answers(pid)) return false
    const now = await markOf(pid)
    return mark === '' || now === '' || mark === now
  }
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function markOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return ''
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const status = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces: fields are counted from behind it. Field 22 is the start, in clock ticks since boot.
    const started = status.slice(status.lastIndexOf(')') + 2).split(' ')[19]
    return started === undefined ? '' : `${boot.trim().slice(0, 8)}-${started}`
  } catch {
    // Ended meanwhile, or /proc is closed to us: then the number alone has to do.
    return ''
  }
}
