import { roundHundredths, roundTenths } from './round-hundredths.ts'

/**
 * [LV8] Parts of a sum as they are shown, in the same order: the sum is rounded half-even to tenths or hundredths, each
 * part down, and what is missing then goes in single steps to the parts that lost the most, the first of equals. So what is
 * shown adds up, and no part is more than a step from its figure. Parts are not negative, and make up `total`.
 */
export function partsThatAddUp(
  parts: readonly number[],
  total: number,
  places: 'tenths' | 'hundredths'
): readonly number[] {
  const perUnit = places === 'tenths' ? 10 : 100
  const whole = parts.map((part) => Math.floor(part * perUnit))
  const shown = places === 'tenths' ? roundTenths(total) : roundHundredths(total)
  const missing = Math.round(shown * perUnit) - whole.reduce((sum, count) => sum + count, 0)
  const lost = parts.map((part, place) => ({ place, rest: part * perUnit - Math.floor(part * perUnit) }))
  for (const { place } of lost.toSorted((a, b) => b.rest - a.rest || a.place - b.place).slice(0, Math.max(0, missing)))
    whole[place] = (whole[place] ?? 0) + 1
  return whole.map((count) => count / perUnit)
}
