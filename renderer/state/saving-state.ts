import type { LinkState } from '../bridge/hub-link.ts'

/** Whether every edit of this window is on disk. */
export type SavingState =
  /** Nobody knows yet: what an earlier life of the window left unsaved is still being read. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'notSaved'; readonly reason: string }

/** What the indicator says: "Saved" only when the disk has acknowledged every edit. `unsaved` is null until it was counted. */
export function savingState(unsaved: number | null, link: LinkState, reason: string | null): SavingState {
  if (unsaved === null) return { kind: 'opening' }
  if (reason !== null && unsaved > 0) return { kind: 'notSaved', reason }
  if (unsaved === 0) return { kind: 'saved' }
  if (link === 'closed')
    return { kind: 'notSaved', reason: 'the background process is away; the edit is kept in this window' }
  return { kind: 'saving', count: unsaved }
}
