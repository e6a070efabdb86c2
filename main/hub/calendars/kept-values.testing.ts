import type { PersonalKind, PersonalValues } from '../personal/personal-values.ts'

type Values = Pick<PersonalValues, 'all' | 'set' | 'observe' | 'settled'>

/** A person's values, as their devices keep them in common, on no disk. */
export function keptValues(kept = new Map<string, unknown>()): {
  readonly values: Values
  /** By kind and key, as they are written. */
  readonly kept: Map<string, unknown>
  readonly writes: () => number
} {
  const listeners = new Set<() => void>()
  let writes = 0
  const values: Values = {
    all: <Value>({ name, parse }: PersonalKind<Value>) => {
      const own = [...kept].filter(([key]) => key.startsWith(`${name}/`))
      return new Map(
        own.flatMap(([key, raw]) => {
          const value = parse(raw)
          return value === null ? [] : [[key.slice(name.length + 1), value] as const]
        })
      )
    },
    set: ({ name }, changes) => {
      writes += 1
      for (const [key, value] of changes)
        if (value === null) kept.delete(`${name}/${key}`)
        else kept.set(`${name}/${key}`, JSON.parse(JSON.stringify(value)))
      for (const listener of listeners) listener()
      return Promise.resolve()
    },
    settled: () => Promise.resolve(true),
    observe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
  return { values, kept, writes: () => writes }
}
