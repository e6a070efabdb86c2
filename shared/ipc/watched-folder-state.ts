/** [WF2] The watched folder of this device, as a window shows it. */
export type WatchedFolderState = {
  /** What it is called, without where it is; null where none is watched. */
  readonly name: string | null
  /** Sentences. */
  readonly problems: readonly string[]
  /** Names of the files that wait to be looked at. */
  readonly offers: readonly string[]
}

/** [WF4] A file that the person looks at, as it is now. */
export type OfferedFile = { readonly name: string; readonly bytes: Uint8Array }

/** What a person does with the watched folder; names are of its offers. */
export type WatchedFolderDeed =
  | { readonly kind: 'stop' }
  /** Answered with the file. */
  | { readonly kind: 'read'; readonly name: string }
  | { readonly kind: 'leave'; readonly name: string }
