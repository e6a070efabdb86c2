import type { LinkState } from '../bridge/hub-link.ts'

/** Whether every edit of this window is on disk. */
export type SavingState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly count: number }
  | { readonly kind: 'notSaved'; readonly reason: string }

/** What the indicator says: "Saved" only when the disk has acknowledged every edit. */
export function savingState(unsaved: number, link: LinkState, reason: string | null): SavingState {
  if (reason !== null && unsaved > 0) return { kind: 'notSaved', reason }
  if (unsaved === 0) return { kind: 'saved' }
  if (link === 'closed')
    return { kind: 'notSaved', reason: 'the background process is away; the edit is kept in this window' }
  return { kind: 'saving', count: unsaved }
}
