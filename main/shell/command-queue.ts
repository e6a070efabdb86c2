import type { PageCommand } from '../../shared/ipc/preload-api.ts'

/** Commands on their way to a page that may still be loading. */
export type CommandQueue = {
  /** Sends at once, or as soon as the page has started; what a page learns at its start anyway is not kept before that. */
  readonly send: (command: PageCommand) => void
  /** The page has asked for its start, and the answer is made at this moment: whatever comes from now on is news to it. */
  readonly answered: () => void
  /** The answer is on its way: what waited goes out behind it. */
  readonly started: () => void
  /** The page is loading again. */
  readonly reset: () => void
}

/** More waiting wishes than this are nobody's. */
const mostWaiting = 20

/** An empty queue before a page that has not started. */
export function createCommandQueue(deliver: (command: PageCommand) => void): CommandQueue {
  let state: 'loading' | 'answered' | 'open' = 'loading'
  let waiting: readonly PageCommand[] = []
  return {
    send: (command) => {
      if (state === 'open') deliver(command)
      else if (state === 'answered' || !isInStart(command)) waiting = [...waiting, command].slice(-mostWaiting)
    },
    answered: () => {
      state = 'answered'
    },
    started: () => {
      state = 'open'
      const commands = waiting
      waiting = []
      for (const command of commands) deliver(command)
    },
    reset: () => {
      state = 'loading'
      waiting = waiting.filter((command) => !isInStart(command))
    }
  }
}

/** `PageStart` carries the boards, the settings and the hub's state of its moment, which are newer than what waited. */
function isInStart(command: PageCommand): boolean {
  return command.type === 'boards' || command.type === 'hub' || command.type === 'settings'
}
