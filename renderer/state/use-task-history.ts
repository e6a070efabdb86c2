import { useEffect, useState } from 'react'

import type { HistoryEntry, TaskHistory } from '../../shared/ipc/history-entry.ts'
import type { Task } from '../../shared/model/task.ts'

import { useBoard } from './board-context.ts'

/** A task's history as far as it was asked for. */
export type HistoryReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly history: TaskHistory; readonly more: () => void }

/** Reads a task's history out of the log, and again whenever the task changes. */
export function useTaskHistory(task: Task): HistoryReading {
  const session = useBoard()
  const [reading, setReading] = useState<HistoryReading>({ kind: 'reading' })
  useEffect(() => {
    let stopped = false
    const ask = (known: readonly HistoryEntry[]): void => {
      session.history(task.id, known.length).then(
        ({ entries, older }) => {
          if (stopped) return
          const all = [...known, ...entries]
          setReading({ kind: 'read', history: { entries: all, older }, more: () => ask(all) })
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : 'The history could not be read.'
          if (!stopped) setReading({ kind: 'failed', message })
        }
      )
    }
    ask([])
    return () => {
      stopped = true
    }
  }, [session, task])
  return reading
}
