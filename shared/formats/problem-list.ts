import type { ImportProblem } from './import-problem.ts'

/** Problems shown one by one; the rest is counted. */
const most = 500

/** Gathers what is wrong with a file while it is read. */
export type ProblemList = {
  readonly error: (where: string, message: string) => void
  readonly warn: (where: string, message: string) => void
  readonly hasErrors: () => boolean
  readonly result: () => { readonly problems: readonly ImportProblem[]; readonly moreProblems: number }
}

export function createProblemList(): ProblemList {
  const errors: ImportProblem[] = []
  const warnings: ImportProblem[] = []
  return {
    error: (where, message) => void errors.push({ severity: 'error', where, message }),
    warn: (where, message) => void warnings.push({ severity: 'warning', where, message }),
    hasErrors: () => errors.length > 0,
    result: () => {
      const all = [...errors, ...warnings]
      return { problems: all.slice(0, most), moreProblems: Math.max(0, all.length - most) }
    }
  }
}
