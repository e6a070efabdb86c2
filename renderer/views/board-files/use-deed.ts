import { useState } from 'react'

/** One thing that main is asked for: whether it is under way, and in words what went wrong last. */
export type Deed = {
  readonly busy: boolean
  readonly error: string | null
  readonly forgive: () => void
  /** Runs unless one runs already; a rejection becomes `error`. */
  readonly run: (work: () => Promise<void>) => void
}

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  return {
    busy,
    error,
    forgive: () => setError(null),
    run: (work) => {
      if (busy) return
      setBusy(true)
      setError(null)
      work()
        .catch((reason: unknown) => setError(sentenceOf(reason)))
        .finally(() => setBusy(false))
    }
  }
}

/** What went wrong, as main said it. */
export function sentenceOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : 'That went wrong.'
}
