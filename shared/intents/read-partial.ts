import { isFields } from './read-value.ts'
import type { FieldReaders, Reader } from './read-value.ts'

/** Some of a thing's fields and no others, each through its reader; one bad field spoils it. */
export function readPartial<Thing extends object>(readers: FieldReaders<Thing>): Reader<Partial<Thing>> {
  const known = new Map<string, Reader<unknown>>(Object.entries(readers))
  return (value) => {
    if (!isFields(value)) return undefined
    const fields: [string, unknown][] = []
    for (const [field, member] of Object.entries(value)) {
      if (member === undefined) continue
      const read = known.get(field)?.(member)
      if (read === undefined) return undefined
      fields.push([field, read])
    }
    // Each field came through the reader of its own name, which is what the type says.
    return Object.fromEntries(fields) as Partial<Thing>
  }
}
