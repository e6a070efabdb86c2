import { isId } from '../model/ids.ts'
import type { AnyId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'

/** Turns an untrusted value into a typed one; undefined means that it is not one. Never throws. */
export type Reader<Value> = (value: unknown) => Value | undefined

/** The readers of a thing's fields. */
export type FieldReaders<Thing> = { readonly [Field in keyof Thing]: Reader<Thing[Field]> }

/** A text of at most `most` UTF-16 units without lone surrogates (they do not survive UTF-8). */
export function readText(most: number): Reader<string> {
  return (value) => (typeof value === 'string' && value.length <= most && isWellFormed(value) ? value : undefined)
}

/** A text with something to read in it. */
export function readName(most: number): Reader<string> {
  const read = readText(most)
  return (value) => {
    const text = read(value)
    return text !== undefined && text.trim() !== '' ? text : undefined
  }
}

export function readId<Id extends AnyId>(value: unknown): Id | undefined {
  // The one cast: which kind of id a field holds is known by the field, not by the text.
  return isId(value) ? (value as Id) : undefined
}

export function readFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

/** A whole minute within the range of `toInstant`. */
export function readInstant(value: unknown): Instant | undefined {
  return typeof value === 'number' && toInstant(value) === value ? toInstant(value) : undefined
}

/** Whole working minutes; may be negative. */
export function readMinutes(value: unknown): WorkingMinutes | undefined {
  return typeof value === 'number' && toWorkingMinutes(value) === value ? toWorkingMinutes(value) : undefined
}

/** Whole working minutes, 0 or more. */
export function readDuration(value: unknown): WorkingMinutes | undefined {
  const minutes = readMinutes(value)
  return minutes !== undefined && minutes >= 0 ? minutes : undefined
}

/** A whole number between the two, both included. */
export function readWhole(least: number, most: number): Reader<number> {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined
}

/** A finite number between the two, both included. */
export function readNumber(least: number, most: number): Reader<number> {
  return (value) => (typeof value === 'number' && value >= least && value <= most ? value : undefined)
}

export function readOneOf<const Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value) => values.find((known) => known === value)
}

export function readOrNull<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value) => (value === null ? null : read(value))
}

/** A list of at most `most`; one bad element spoils it, because half a list is another decision. */
export function readList<Value>(read: Reader<Value>, most: number): Reader<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined
    const list: Value[] = []
    for (const element of value) {
      const one = read(element)
      if (one === undefined) return undefined
      list.push(one)
    }
    return list
  }
}

/** An object's own field through a reader; undefined where it is absent, inherited or bad. */
export function readFrom<Value>(value: unknown, field: string, read: Reader<Value>): Value | undefined {
  return isFields(value) && Object.hasOwn(value, field) ? read(value[field]) : undefined
}

/** Any object that is not a list: its fields are still unknown. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
}
