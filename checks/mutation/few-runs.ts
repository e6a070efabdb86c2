import type * as FastCheck from 'fast-check'
import { expect, vi } from 'vitest'

/** What breaks a law breaks it on most boards. */
const mostRuns = 8

// The same few runs for each mutant, so that a score means the same tomorrow; and no counterexample is made smaller.
vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof FastCheck>()
  const assert = <Values>(property: FastCheck.IRawProperty<Values>, parameters: FastCheck.Parameters<Values> = {}) =>
    original.assert(property, {
      ...parameters,
      numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns),
      seed: seedOf(expect.getState().currentTestName ?? ''),
      endOnFailure: true
    })
  return { ...original, default: { ...original.default, assert } }
})

/** Another one for each test, so that the parts of a long law differ. */
function seedOf(name: string): number {
  let seed = 0
  for (const letter of name) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return seed
}
