import type { InitiativeDebt, TrendDay } from '../../../shared/debt/debt-trend.ts'
import type { SeamDebt } from '../../../shared/debt/seam-debts.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Instant } from '../../../shared/model/instant.ts'

import { markWords } from './trend-words.ts'
import type { TrendMark } from './trend-words.ts'

/** [TR6] What a balance is shown of. */
export type TrendPart =
  | { readonly kind: 'whole' }
  | { readonly kind: 'initiative'; readonly initiative: InitiativeDebt['initiative'] }
  | { readonly kind: 'seam'; readonly ends: SeamDebt['ends'] }

/** A day of the balance as it is drawn, in hours. */
export type TrendPoint = {
  readonly at: Instant
  readonly principal: number
  readonly interest: number
  /** Working days on broken promises; null of a part of the board. */
  readonly delay: number | null
  readonly marks: readonly { readonly kind: TrendMark; readonly words: string }[]
}

/** A part's name among others, as a choice holds it. */
export function partKey(part: TrendPart): string {
  switch (part.kind) {
    case 'whole':
      return 'whole'
    case 'initiative':
      return `initiative ${part.initiative ?? ''}`
    case 'seam':
      return `seam ${JSON.stringify(part.ends)}`
    default:
      return assertNever(part)
  }
}

/** [TR6] What a balance can be shown of: what holds debt on any of its days, what does today first. */
export function trendParts(days: readonly TrendDay[]): readonly TrendPart[] {
  const parts = new Map<string, TrendPart>()
  const note = (part: TrendPart): void => {
    const key = partKey(part)
    if (!parts.has(key)) parts.set(key, part)
  }
  const latestFirst = days.toReversed()
  note({ kind: 'whole' })
  for (const day of latestFirst) for (const { initiative } of day.initiatives) note({ kind: 'initiative', initiative })
  for (const day of latestFirst) for (const { ends } of day.seams) note({ kind: 'seam', ends })
  return [...parts.values()]
}

/** [TR6] [TR7] Each day's balance of a part, with what happened to it. */
export function trendPoints(days: readonly TrendDay[], part: TrendPart): readonly TrendPoint[] {
  const key = partKey(part)
  return days.map((day) => {
    const { at, principal, interest, delay, closed, writtenOff, notPaid } = day
    if (part.kind === 'whole')
      return { at, principal, interest, delay, marks: markWords({ paid: closed, writtenOff, notPaid }) }
    const own = partsOf(day).get(key)
    const gone = partsOf(closed).get(key)
    const paid = gone === undefined ? null : { lines: null, hours: gone.principal + gone.interest }
    return {
      at,
      principal: own?.principal ?? 0,
      interest: own?.interest ?? 0,
      delay: null,
      marks: markWords({ paid, writtenOff: 0, notPaid: 0 })
    }
  })
}

function partsOf({
  initiatives,
  seams
}: Pick<TrendDay, 'initiatives' | 'seams'>): ReadonlyMap<string, InitiativeDebt | SeamDebt> {
  return new Map<string, InitiativeDebt | SeamDebt>([
    ...initiatives.map((one) => [partKey({ kind: 'initiative', initiative: one.initiative }), one] as const),
    ...seams.map((one) => [partKey({ kind: 'seam', ends: one.ends }), one] as const)
  ])
}
