import type { Json } from '../intents/json.ts'
import type { Write } from '../intents/write.ts'

/** Bytes that one key of a map costs beside its key and value: struct header, origin, what it deletes; never less than in truth. */
const around = 48

/** An upper bound, in bytes, of what one write adds to an update of format V1. */
export function updateSize(write: Write): number {
  const key =
    write.kind === 'setting'
      ? write.field.length
      : write.id.length + (write.kind === 'edit' ? write.field.length + 1 : 0)
  return around + key + 64 + sizeOf(write.value)
}

function sizeOf(value: Json): number {
  if (value === null || typeof value === 'boolean') return 1
  if (typeof value === 'number') return 9
  if (typeof value === 'string') return 6 + utf8Length(value)
  if (isList(value)) return value.reduce((sum: number, element) => sum + sizeOf(element), 6)
  return Object.entries(value).reduce((sum, [key, member]) => sum + 5 + utf8Length(key) + sizeOf(member), 6)
}

function utf8Length(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    // A surrogate is half of a character of four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3
  }
  return bytes
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
