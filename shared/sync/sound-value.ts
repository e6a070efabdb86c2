import { isSoundKey } from './document-roots.ts'

/** [G8] Whether a decoded value is plain data within bounds: no undefined, no NaN, no bytes, at most 24 levels. */
export function isSoundValue(value: unknown, depth = 0): boolean {
  if (depth > 24) return false
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'string') return value.length <= 65_536
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) {
    return value.length <= 4096 && value.every((element: unknown) => isSoundValue(element, depth + 1))
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  return entries.length <= 512 && entries.every(([key, inner]) => isSoundKey(key) && isSoundValue(inner, depth + 1))
}
