import type { SignalSettings } from '../../../shared/ipc/main-and-hub.ts'
import type { FileSystem } from '../store/file-system.ts'

import { removeEndpoint, writeEndpoint } from './endpoint-file.ts'
import type { SignalIntake } from './signal-intake.ts'
import { openSignalServer } from './signal-server.ts'
import type { SignalServer, SignalServerParts } from './signal-server.ts'
import { takeSpool } from './signal-spool.ts'

/** The way in for signals, as the settings want it. */
export type SignalDoor = {
  /** Open or closed, and where: what is set last holds. */
  readonly set: (settings: SignalSettings) => void
  /** [EP8] Something may lie in the spool: takes it in, after what is under way. */
  readonly lookInSpool: () => void
  /** Resolves when the door is as it was set last, and the spool taken in. */
  readonly settled: () => Promise<void>
}

export type SignalDoorParts = {
  readonly folder: string
  readonly fileSystem: FileSystem
  readonly intake: SignalIntake
  readonly boards: SignalServerParts['boards']
  readonly elapsed: () => number
  /** 32 random bytes as text, fresh each time. */
  readonly newToken: () => string
  /** A sentence for the person. */
  readonly onProblem: (message: string) => void
}

/** Takes in what waits in the spool, then opens the door; never rejects. */
export function createSignalDoor(parts: SignalDoorParts, first: SignalSettings): SignalDoor {
  const { folder, fileSystem, onProblem } = parts
  let server: SignalServer | null = null
  /** However often the folder stirs, one look after the last stir is enough. */
  let isLookDue = false
  /** One thing after the other, so that the door is as it was set last. */
  let last = run(async () => {
    await takeWhatWaits()
    await apply(first)
    // Also what was left there meanwhile, because nobody answered yet.
    await takeWhatWaits()
  }, Promise.resolve())

  return {
    set: (settings) => {
      last = run(() => apply(settings), last)
    },
    lookInSpool: () => {
      if (isLookDue) return
      isLookDue = true
      last = run(takeWhatWaits, last)
    },
    settled: () => last
  }

  async function run(step: () => Promise<void>, after: Promise<void>): Promise<void> {
    await after
    try {
      await step()
    } catch (error) {
      onProblem(`Signals cannot come in: ${error instanceof Error ? error.message : 'the disk refuses'}`)
    }
  }

  async function takeWhatWaits(): Promise<void> {
    isLookDue = false
    for (const problem of await takeSpool(folder, parts.intake, fileSystem)) onProblem(problem)
  }

  async function apply({ on, port, webhookSecret }: SignalSettings): Promise<void> {
    await server?.close()
    server = null
    // Also what a crash left: its token opens nothing any more.
    await removeEndpoint(folder, fileSystem)
    if (!on) return
    const token = parts.newToken()
    const { intake, boards, elapsed } = parts
    const opened = await openSignalServer({ port, token, webhookSecret, intake, boards, elapsed, onProblem })
    if (!opened.ok) {
      onProblem(`Signals cannot come in on port ${port}: ${opened.failure}`)
      return
    }
    server = opened.value
    await writeEndpoint(folder, { port: server.port, token }, fileSystem)
  }
}
