import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

import type { HubOrder, HubReport, HubSetting } from './hub-child-messages.ts'

/** A hub in another process, perhaps in another network namespace. */
export type HubProcess = {
  readonly report: () => HubReport
  readonly order: (order: HubOrder) => void
  /** Resolves with the first report for which it holds. */
  readonly until: (holds: (report: HubReport) => boolean) => Promise<HubReport>
  /** Asleep, as a laptop with its lid closed; and awake again. */
  readonly pause: () => void
  readonly resume: () => void
  readonly stop: () => Promise<void>
}

/** `before` is put before the command, such as `ip netns exec NAME`. Resolves when it listens; rejects where it ends before. */
export function startHubProcess(
  child: string,
  setting: HubSetting,
  before: readonly string[] = []
): Promise<HubProcess> {
  const [program, ...args] = [...before, process.execPath, child, JSON.stringify(setting)]
  const running = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let report: HubReport | null = null
  let said = ''
  let waiting: (() => void)[] = []
  const ended = new Promise<void>((resolve) => running.on('close', () => resolve()))
  running.stderr.on('data', (bytes: Buffer) => {
    said = `${said}${bytes.toString()}`.slice(-4000)
  })
  createInterface({ input: running.stdout }).on('line', (line) => {
    report = JSON.parse(line) as HubReport
    for (const look of waiting) look()
  })

  const hub: HubProcess = {
    report: () => {
      if (report === null) throw new Error('it has not begun')
      return report
    },
    order: (order) => running.stdin.write(`${JSON.stringify(order)}\n`),
    until: (holds) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (report === null || !holds(report)) return
          waiting = waiting.filter((other) => other !== look)
          resolve(report)
        }
        waiting.push(look)
        void ended.then(() => reject(new Error(`The hub ended: ${said}`)))
        look()
      }),
    pause: () => running.kill('SIGSTOP'),
    resume: () => running.kill('SIGCONT'),
    stop: async () => {
      running.kill('SIGCONT')
      running.kill('SIGKILL')
      await ended
    }
  }
  return hub.until(() => true).then(() => hub)
}
