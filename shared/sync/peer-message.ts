import type { Head } from './frame.ts'
import type { Farewell } from './peer-state.ts'

/** One message of a session between two hubs about one board. PROTOCOL.md [S2] has the bytes. */
export type PeerMessage =
  /** [S3] The versions of this protocol that the sender speaks, and its proof that it may ask about this board. */
  | { readonly type: 'hello'; readonly oldest: number; readonly newest: number; readonly proof: Uint8Array }
  /** [S4] Tips that the sender has on disk. `fresh` forgets all that it told before; else each feed named is told anew. */
  | { readonly type: 'heads'; readonly fresh: boolean; readonly more: boolean; readonly heads: readonly Head[] }
  /** [S5] The next bytes of the sender's stream of frames. */
  | { readonly type: 'frames'; readonly bytes: Uint8Array }
  /** [S6] So many bytes of the receiver's stream are dealt with; what counts of them is on disk. */
  | { readonly type: 'received'; readonly bytes: number }
  /** [S8] What the person is doing, to be forgotten soon. */
  | { readonly type: 'presence'; readonly bytes: Uint8Array }
  /** [S7] What the sender's document comes to at a vector of heads: 32 bytes each. */
  | { readonly type: 'digest'; readonly at: Uint8Array; readonly value: Uint8Array }
  /** [S10] The last one. */
  | { readonly type: 'bye'; readonly farewell: Farewell; readonly words: string }
