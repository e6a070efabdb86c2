import { toWorkingMinutes } from '../model/instant.ts'
import type { WorkingMinutes } from '../model/instant.ts'

import type { CsvShape } from './csv-columns.ts'

const perDay = 480
const units: Readonly<Record<string, number>> = { m: 1, h: 60, d: perDay, w: 5 * perDay }
const part = /(\d+(?:[.,]\d+)?)\s*([mhdw])[a-z]*/gi
const plain = /^\d+(?:[.,]\d+)?$/

/** [CSV3] An estimate in working minutes; null where it cannot be read. `header` is lower case. */
export function readEstimate(text: string, header: string, shape: CsvShape): WorkingMinutes | null {
  if (plain.test(text)) return toWorkingMinutes(Math.round(Number(text.replace(',', '.')) * unitOf(header, shape)))
  const parts = [...text.matchAll(part)]
  if (parts.length === 0 || text.replaceAll(part, '').trim() !== '') return null
  const minutes = parts.reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount.replace(',', '.')) * (units[unit.toLowerCase()] ?? 0),
    0
  )
  return toWorkingMinutes(Math.round(minutes))
}

/** [CSV3] Whether a bare number in this column is points, which stand for days only for want of something better. */
export function isPoints(header: string, shape: CsvShape): boolean {
  return header.includes('point') || (shape === 'linear' && header === 'estimate')
}

function unitOf(header: string, shape: CsvShape): number {
  if (isPoints(header, shape)) return perDay
  if (shape === 'jira') return 1 / 60
  return header.includes('hour') ? 60 : perDay
}
