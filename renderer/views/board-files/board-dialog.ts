import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'

/** Which dialog about a whole board is open. */
export type BoardDialog =
  | { readonly kind: 'backUp'; readonly board: BoardListing }
  | { readonly kind: 'forget'; readonly board: BoardListing }
  | { readonly kind: 'restore' }
  | { readonly kind: 'recover' }
  | { readonly kind: 'pair' }
