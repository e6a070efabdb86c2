import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { WorkingMinutes } from '../../../shared/model/instant.ts'

const wholeShape = /^([+\-−]?)\s*((?:\d+(?:[.,]\d+)?\s*(?:w|d|h|m)[a-z]*\s*)+)$/i
const pieceShape = /(\d+(?:[.,]\d+)?)\s*(w|d|h|m)[a-z]*/gi
const plainNumber = /^([+\-−]?)\s*(\d+(?:[.,]\d+)?)$/

/** Far beyond any plan, and far below where sums lose exactness. */
const most = 60 * 24 * 366 * 100

/** "3d", "1d 4h", "1.5 days", "30 min", "-1d", or a bare number of days, as working minutes; the failure is a sentence. */
export function parseDuration(text: string, minutesPerDay: number): Result<WorkingMinutes, string> {
  const trimmed = text.trim()
  const bare = plainNumber.exec(trimmed)
  if (bare !== null) return bounded(toNumber(bare[2]) * minutesPerDay, bare[1])
  const whole = wholeShape.exec(trimmed)
  if (whole === null) return fail('Write a duration like 3d, 4h 30m or 1.5d.')
  let minutes = 0
  for (const piece of (whole[2] ?? '').matchAll(pieceShape))
    minutes += toNumber(piece[1]) * unitMinutes(piece[2], minutesPerDay)
  return bounded(minutes, whole[1])
}

function bounded(minutes: number, sign: string | undefined): Result<WorkingMinutes, string> {
  if (minutes > most) return fail('That is longer than a hundred years.')
  return succeed(toWorkingMinutes(Math.round(sign === '-' || sign === '−' ? -minutes : minutes)))
}

function unitMinutes(unit: string | undefined, minutesPerDay: number): number {
  switch ((unit ?? 'm').toLowerCase()) {
    case 'w':
      return minutesPerDay * 5
    case 'd':
      return minutesPerDay
    case 'h':
      return 60
    default:
      return 1
  }
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'))
}
