import { isFields } from '../../intents/read-value.ts'
import { readMoment } from '../read-moment.ts'

/** A field, a field of a field, and so on; undefined where any of them is not there. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  let at = value
  for (const name of path) at = isFields(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return at
}

/** A text at a path, without halves of characters; empty where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const text = fieldAt(value, ...path)
  return typeof text === 'string' ? text.replaceAll(/\p{Surrogate}/gu, '�') : ''
}

/** A whole number at a path, as text; empty where there is none. */
export function numberAt(value: unknown, ...path: readonly string[]): string {
  const number = fieldAt(value, ...path)
  return typeof number === 'number' && Number.isSafeInteger(number) ? String(number) : ''
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = fieldAt(value, ...path)
  return Array.isArray(list) ? list : []
}

/** Unix milliseconds of a moment as these tools write them: RFC 3339, or with blanks and `UTC`; null for none. */
export function momentAt(value: unknown, ...path: readonly string[]): number | null {
  const text = textAt(value, ...path)
  const parts = /^(\S+) (\d\d:\d\d:\d\d) (UTC|[+-]\d\d\d\d)$/.exec(text)
  if (parts === null) return readMoment(text) ?? null
  const [, day = '', time = '', zone = ''] = parts
  const offset = zone === 'UTC' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return readMoment(`${day}T${time}${offset}`) ?? null
}
