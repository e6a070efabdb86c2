import { randomBytes } from 'node:crypto'

import type { HubAnswer, ImportPreview } from '../../../shared/ipc/hub-to-window.ts'
import type { ImportReading } from '../../../shared/formats/import-reading.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { newUuid } from '../new-uuid.ts'

import { hashOfContent } from './hash-of-content.ts'
import { createImportReader } from './import-reader.ts'

/** Files that were read and wait for a person's yes: previews first, then all or nothing. */
export type Imports = {
  readonly read: (board: LiveBoard, name: string, bytes: Uint8Array) => Promise<ImportPreview>
  readonly apply: (board: LiveBoard, token: string, label: string) => HubAnswer
  readonly drop: (token: string) => void
}

/** Readings kept at once; an older one that nobody answered is let go. */
const most = 4

export function createImports({
  workerPath,
  clock,
  timeZone,
  onApplied
}: {
  readonly workerPath: string
  readonly clock: Clock
  readonly timeZone: string
  /** [WF3] What was imported is known by its hash. */
  readonly onApplied: (hash: string) => void
}): Imports {
  const reader = createImportReader({ workerPath })
  const readings = new Map<string, { readonly reading: ImportReading; readonly hash: string }>()

  return {
    read: async (board, name, bytes) => {
      const { tasks, people } = board.graph()
      const reading = await reader.read(name, bytes, {
        now: clock.now(),
        timeZone,
        boardIsEmpty: tasks.size === 0,
        people: [...people.values()],
        lastRank: [...tasks.values()].reduce<string | null>(
          (last, { rank }) => (last === null || rank > last ? rank : last),
          null
        )
      })
      const token = randomBytes(16).toString('hex')
      readings.set(token, { reading, hash: hashOfContent(bytes) })
      const oldest = readings.keys().next().value
      if (readings.size > most && oldest !== undefined) readings.delete(oldest)
      const { intent: _intent, asOf: _asOf, ...shown } = reading
      return { token, ...shown }
    },
    apply: (board, token, label) => {
      const known = readings.get(token)
      const intent = known?.reading.intent
      if (known === undefined || !intent)
        return { method: 'failed', message: 'That file has to be read again before it can be imported.' }
      const context = { id: newUuid<never>(clock), by: board.me(), at: clock.milliseconds() }
      const outcome = board.act(intent, label, context, true)
      if (!outcome.ok) return { method: 'failed', message: outcome.failure.message }
      readings.delete(token)
      onApplied(known.hash)
      return { method: 'applyImport', intent: context.id, inverse: outcome.value.inverse }
    },
    drop: (token) => void readings.delete(token)
  }
}
