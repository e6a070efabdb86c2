import type { DebtPolicy } from '../model/debt-policy.ts'
import { assumptionNames, gracedCodes } from '../model/debt-policy.ts'

import { isFields, readId, readName, readNumber } from './read-value.ts'
import type { Reader } from './read-value.ts'

const readShare = readNumber(0, 1)

/** A power of two over nothing has no value, so half of it takes at least an hour of an eight-hour day to forget. */
const numbers: Readonly<
  Record<Exclude<keyof DebtPolicy, 'graces' | 'hoursToClose' | 'currency' | 'setBy'>, Reader<number>>
> = {
  waitCost: readNumber(0, 1000),
  relearnShare: readShare,
  halfLife: readNumber(0.125, 10_000),
  handoffLoss: readShare,
  onTime: readShare,
  rate: readNumber(0, 1e9)
}

/** [DF6] A policy says each constant once, within its bounds; one bad value spoils it, because half a policy is another one. */
export function readDebtPolicy(value: unknown): DebtPolicy | undefined {
  if (!isFields(value)) return undefined
  const policy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const read = readerOf(name)?.(member)
    if (read === undefined) return undefined
    policy[name] = read
  }
  // Each member came through the reader of its own name.
  return policy
}

function readerOf(name: string): Reader<unknown> | undefined {
  if (name === 'currency') return readName(8)
  if (name === 'setBy') return readSetters
  if (name === 'graces') return readByCode(readNumber(0, 1000))
  // What takes no time to close could not be ordered by what an hour of it saves.
  if (name === 'hoursToClose') return readByCode(readNumber(0.01, 10_000))
  return Object.hasOwn(numbers, name) ? new Map(Object.entries(numbers)).get(name) : undefined
}

/** [DF8] Who set a constant, by its name. */
const readSetters: Reader<Readonly<Record<string, string>>> = (value) => {
  if (!isFields(value)) return undefined
  const setters: Record<string, string> = {}
  for (const [name, member] of Object.entries(value)) {
    const person = assumptionNames.some((known) => known === name) ? readId(member) : undefined
    if (person === undefined) return undefined
    setters[name] = person
  }
  return setters
}

function readByCode(read: Reader<number>): Reader<Readonly<Record<string, number>>> {
  return (value) => {
    if (!isFields(value)) return undefined
    const numbersByCode: Record<string, number> = {}
    for (const [code, member] of Object.entries(value)) {
      const number = gracedCodes.some((known) => known === code) ? read(member) : undefined
      if (number === undefined) return undefined
      numbersByCode[code] = number
    }
    return numbersByCode
  }
}
