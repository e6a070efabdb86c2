import type { Json } from './json.ts'

/** Deeper values are refused: nothing of ours nests a quarter as far. */
const deepest = 24

/** Keys that would reach an object's prototype. */
const refusedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Plain data, or undefined: no undefined, NaN, infinities, bytes, foreign prototypes or prototype keys in it. */
export function readJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || depth >= deepest) return undefined
  if (Array.isArray(value)) return readElements(value, depth)
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? readMembers(value, depth) : undefined
}

function readElements(list: readonly unknown[], depth: number): Json | undefined {
  const elements: Json[] = []
  for (const element of list) {
    const read = readJson(element, depth + 1)
    if (read === undefined) return undefined
    elements.push(read)
  }
  return elements
}

function readMembers(value: object, depth: number): Json | undefined {
  const members: [string, Json][] = []
  for (const [key, member] of Object.entries(value)) {
    const read = refusedKeys.has(key) ? undefined : readJson(member, depth + 1)
    if (read === undefined) return undefined
    members.push([key, read])
  }
  return Object.fromEntries(members)
}
