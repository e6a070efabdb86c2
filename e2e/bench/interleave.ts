import { quantile } from './quantile.ts'

/**
 * Measures several ways of doing a thing in turn, `runs` times, after one round that does not count, so that whatever
 * slows the machine down slows all of them. Each measures itself (a time in milliseconds, as a rule); gives each one's
 * median.
 */
export async function interleave<Name extends string>(
  runs: number,
  ways: Readonly<Record<Name, () => number | Promise<number>>>
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(ways) as Name[]
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let run = -1; run < runs; run += 1) {
    // Whoever comes first after a collection has it easier: every other round goes backwards.
    for (const name of run % 2 === 0 ? names : names.toReversed()) {
      const value = await ways[name]()
      if (run >= 0) measured.get(name)?.push(value)
    }
  }
  return Object.fromEntries([...measured].map(([name, values]) => [name, quantile(values, 0.5)])) as Record<
    Name,
    number
  >
}
