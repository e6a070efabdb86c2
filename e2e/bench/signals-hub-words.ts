/** What the signals bench asks of its hub: edit from now on and watch, say what was seen, end. */
export type HubOrder = { readonly type: 'watch' | 'report' | 'close' }

/** What the hub says: the board is open; what its edits took from their moment to the disk, in milliseconds. */
export type HubWord =
  | { readonly type: 'open'; readonly keyPrefix: string; readonly tasks: number }
  | {
      readonly type: 'measured'
      readonly edits: number
      readonly p50: number
      readonly p99: number
      /** The longest time for which the hub did nothing else, in milliseconds. */
      readonly longestPause: number
      /** Of such pauses, the longest that went into collecting garbage, in milliseconds. */
      readonly longestCollection: number
      /** Processor time that the hub took meanwhile, in milliseconds: the same on a busy machine. */
      readonly processor: number
    }
