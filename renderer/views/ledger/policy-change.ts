import type { AssumptionName, DebtPolicy, GracedCode } from '../../../shared/model/debt-policy.ts'
import type { PersonId } from '../../../shared/model/ids.ts'

/** One number of a board's policy. */
export type Constant =
  | { readonly kind: 'graces' | 'hoursToClose'; readonly code: GracedCode }
  | {
      readonly kind: 'number'
      readonly name: AssumptionName | 'rate'
    }

/** [LV9] The number that a board has set; null where the default holds. */
export function constantOf(debt: DebtPolicy | null, constant: Constant): number | null {
  if (constant.kind === 'number') return debt?.[constant.name] ?? null
  return debt?.[constant.kind]?.[constant.code] ?? null
}

/** [LV9] [DF8] The policy with one number set, by somebody, or left to what counts otherwise (null); null where nothing is set any more. */
export function policyWith(
  debt: DebtPolicy | null,
  constant: Constant,
  value: number | null,
  by: PersonId | null
): DebtPolicy | null {
  if (constant.kind === 'number') {
    const policy = { ...without(debt ?? {}, constant.name), ...one(constant.name, value) }
    return settled(constant.name === 'rate' ? policy : signed(policy, constant.name, value === null ? null : by))
  }
  const { kind, code } = constant
  const numbers = { ...without(debt?.[kind] ?? {}, code), ...one(code, value) }
  return settled({ ...without(debt ?? {}, kind), ...(Object.keys(numbers).length === 0 ? {} : { [kind]: numbers }) })
}

/** [LV9] The policy with another currency; an empty one is none. */
export function policyIn(debt: DebtPolicy | null, currency: string): DebtPolicy | null {
  return settled({ ...without(debt ?? {}, 'currency'), ...(currency === '' ? {} : { currency }) })
}

function signed(policy: DebtPolicy, name: AssumptionName, by: PersonId | null): DebtPolicy {
  const setBy = { ...without(policy.setBy ?? {}, name), ...(by === null ? {} : { [name]: by }) }
  return { ...without(policy, 'setBy'), ...(Object.keys(setBy).length === 0 ? {} : { setBy }) }
}

function one(name: string, value: number | null): Readonly<Record<string, number>> {
  return value === null ? {} : { [name]: value }
}

function without<Fields extends object>(fields: Fields, name: string): Partial<Fields> {
  // What is left of an object is a part of it.
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name)) as Partial<Fields>
}

function settled(policy: DebtPolicy): DebtPolicy | null {
  return Object.keys(policy).length === 0 ? null : policy
}
