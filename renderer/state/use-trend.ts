import { useCallback, useEffect, useRef, useState } from 'react'

import type { TrendDay } from '../../shared/debt/debt-trend.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { askAtLeisure } from './ask-at-leisure.ts'
import { useBoard } from './board-context.ts'
import { startTimer } from './start-timer.ts'

/** The balance by day as far as it is read, the oldest day first. */
export type TrendReading = {
  readonly days: readonly TrendDay[]
  /** The first day that the board tells of; null until the first week came. */
  readonly reach: Instant | null
  readonly phase:
    | { readonly kind: 'reading'; readonly weeks: number }
    | { readonly kind: 'stopped' }
    | { readonly kind: 'level' }
    | { readonly kind: 'failed'; readonly message: string }
  /** Something has changed since it was begun. */
  readonly isOld: boolean
}

/** The whole past is read for seconds on a large board: so many milliseconds without an edit are a pause. */
const enough = 5_000

/**
 * [TR4] Reads the trend week by week from now back, and at leisure again (D21) once facts or the schedule change: what was begun is
 * read to its end. `stop` ends that until they do.
 */
export function useTrend(): TrendReading & { readonly stop: () => void } {
  const session = useBoard()
  const [reading, setReading] = useState<TrendReading>({
    days: [],
    reach: null,
    phase: { kind: 'reading', weeks: 0 },
    isOld: false
  })
  /** Which reading is the one that counts: one that was stopped ends after the week that it waits for. */
  const current = useRef(0)
  const stop = useCallback(() => {
    current.current += 1
    setReading((last) => ({ ...last, phase: { kind: 'stopped' } }))
  }, [])
  useEffect(() => {
    const read = async (): Promise<void> => {
      current.current += 1
      const run = current.current
      const isCurrent = (): boolean => current.current === run
      setReading((last) => ({ ...last, phase: { kind: 'reading', weeks: 0 }, isOld: false }))
      let days: readonly TrendDay[] = []
      for (let week = 0; isCurrent(); week += 1) {
        const next = await session.trend(week)
        if (!isCurrent()) return
        days = [...next.days, ...days]
        const known = days
        const phase = next.isFirst ? ({ kind: 'level' } as const) : ({ kind: 'reading', weeks: week + 1 } as const)
        // What was read before an edit stands until as much is read again.
        setReading(({ days: shown, isOld }) => ({
          days: next.isFirst || known.length >= shown.length ? known : [...shown.slice(0, -known.length), ...known],
          reach: next.reach,
          phase,
          isOld
        }))
        if (next.isFirst) return
      }
    }
    const asking = askAtLeisure({
      ask: read,
      onAnswer: () => undefined,
      onFailure: (error) => {
        const message = error instanceof Error ? error.message : 'The trend could not be read.'
        setReading((last) => ({ ...last, phase: { kind: 'failed', message } }))
      },
      startTimer,
      elapsed: () => performance.now(),
      enough
    })
    const change = (): void => {
      setReading((last) => (last.isOld ? last : { ...last, isOld: true }))
      asking.changed()
    }
    const stops = [session.schedule.subscribe(change), session.graph.subscribe(change)]
    return () => {
      current.current += 1
      asking.stop()
      for (const each of stops) each()
    }
  }, [session])
  return { ...reading, stop }
}
