import type { Line, LinePart } from '../../../shared/debt/ledger.ts'
import { partsThatAddUp } from '../../../shared/debt/parts-that-add-up.ts'

/** A part of a figure with the hours that are shown of it. */
export type ShownPart = { readonly part: LinePart; readonly shown: number }

/** One figure of a line told as a sum. */
export type LineSum = {
  readonly of: 'tied up' | 'interest'
  readonly total: number
  readonly parts: readonly ShownPart[]
}

/** [LV3] [LV8] Why a line's figures are what they are: a sum for what is tied up, one for the interest; none for what is nothing. */
export function lineSums({
  principal,
  interest,
  parts
}: Pick<Line, 'principal' | 'interest' | 'parts'>): readonly LineSum[] {
  const sums = [sumOf('tied up', principal), sumOf('interest', interest.total)]
  return sums.filter((sum) => sum.parts.length > 0)

  function sumOf(of: LineSum['of'], total: number): LineSum {
    const own = parts.filter(({ kind }) => (kind === 'principal') === (of === 'tied up'))
    const shown = partsThatAddUp(
      own.map(({ hours }) => hours),
      total,
      'hundredths'
    )
    return { of, total, parts: own.map((part, place) => ({ part, shown: shown[place] ?? 0 })) }
  }
}
