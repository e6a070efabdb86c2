import { useCallback, useEffect, useRef, useState } from 'react'

import type { TrendDay } from '../../shared/debt/debt-trend.ts'
import type { Instant } from '../../shared/model/instant.ts'

import { useBoard } from './board-context.ts'

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
}

/** [TR4] Reads the trend week by week from now back, anew whenever facts or the schedule change; `stop` ends that until they do again. */
export function useTrend(): TrendReading & { readonly stop: () => void } {
  const session = useBoard()
  const [reading, setReading] = useState<TrendReading>({ days: [], reach: null, phase: { kind: 'reading', weeks: 0 } })
  /** Which reading is the one that counts: an older one ends after the week that it waits for. */
  const current = useRef(0)
  const stop = useCallback(() => {
    current.current += 1
    setReading((last) => ({ ...last, phase: { kind: 'stopped' } }))
  }, [])
  useEffect(() => {
    let underWay: Promise<void> = Promise.resolve()
    const begin = (): void => {
      current.current += 1
      const run = current.current
      // One week is asked for at a time, whoever asks.
      underWay = underWay.then(() => read(run))
    }
    const read = async (run: number): Promise<void> => {
      const isCurrent = (): boolean => current.current === run
      let days: readonly TrendDay[] = []
      try {
        for (let week = 0; isCurrent(); week += 1) {
          const next = await session.trend(week)
          if (!isCurrent()) return
          days = [...next.days, ...days]
          const known = days
          const phase = next.isFirst ? ({ kind: 'level' } as const) : ({ kind: 'reading', weeks: week + 1 } as const)
          // What was read before an edit stands until as much is read again.
          setReading((last) => ({
            days:
              next.isFirst || known.length >= last.days.length
                ? known
                : [...last.days.slice(0, -known.length), ...known],
            reach: next.reach,
            phase
          }))
          if (next.isFirst) return
        }
      } catch (error) {
        const message = error instanceof Error ? error.message : 'The trend could not be read.'
        if (isCurrent()) setReading((last) => ({ ...last, phase: { kind: 'failed', message } }))
      }
    }
    begin()
    const stops = [session.schedule.subscribe(begin), session.graph.subscribe(begin)]
    return () => {
      current.current += 1
      for (const each of stops) each()
    }
  }, [session])
  return { ...reading, stop }
}
