import type { Assumption, Unset } from '../../../shared/debt/assumption.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { countOf } from '../../ui/text/count-of.ts'

/** [LV15] “Your team, from 23 closed lines; between 0.05 and 0.2.” `shown` writes a number in the unit of the field. */
export function assumptionWords(
  { low, high, origin }: Assumption,
  shown: (value: number) => string,
  nameOf: (person: PersonId | null) => string
): string {
  const band = low === high ? '' : `; between ${shown(low)} and ${shown(high)}`
  switch (origin.kind) {
    case 'default':
      return `Default${band}.`
    case 'team':
      return `Your team, from ${pastOf(origin)}${band}.`
    case 'set':
      return `Set by ${nameOf(origin.by)}; ${insteadWords(origin.instead.origin)} is ${shown(origin.instead.value)}.`
    default:
      return assertNever(origin)
  }
}

/** [LV15] What the field of a constant goes back to. */
export function insteadWords(origin: Unset): string {
  return origin.kind === 'team' ? 'your team’s' : 'the default'
}

function pastOf({ from, of }: Extract<Unset, { readonly kind: 'team' }>): string {
  return of === 'lines' ? countOf(from, 'closed line') : `${from} finished dependencies`
}
