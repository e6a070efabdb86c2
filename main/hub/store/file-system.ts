/** One open file, addressed by byte position. Every call may fail with the system's error (`code` says which). */
export type OpenFile = {
  readonly size: () => Promise<number>
  /** Up to `length` bytes; fewer only where the file ends. */
  readonly read: (position: number, length: number) => Promise<Uint8Array>
  /** All of the bytes, or an error; then any part of them may be there. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>
  readonly truncate: (length: number) => Promise<void>
  /** Once it resolves, what was written and the file's length outlive a loss of power. */
  readonly datasync: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * What the store and the key files need of a disk, and no more, so that a test can crash or fail it at every call.
 * Files are made with mode 0600 and folders with 0700.
 */
export type FileSystem = {
  /** For reading and writing; null where there is no such file. */
  readonly open: (path: string) => Promise<OpenFile | null>
  /** A new empty file in place of whatever had the name. */
  readonly create: (path: string) => Promise<OpenFile>
  readonly readFile: (path: string) => Promise<Uint8Array | null>
  /** With its parents; one that exists is left as it is. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Names in a folder, sorted; none where there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>
  /** Replaces a file or an empty folder of that name; refuses a folder that holds something. */
  readonly rename: (from: string, to: string) => Promise<void>
  /** Nothing happens where there is no such file. */
  readonly removeFile: (path: string) => Promise<void>
  /** A file, or a folder with all that is in it; nothing happens where there is neither. */
  readonly removeTree: (path: string) => Promise<void>
  /** Refuses a folder that holds something. */
  readonly removeFolder: (path: string) => Promise<void>
  /** Once it resolves, the folder's names outlive a loss of power. */
  readonly syncFolder: (path: string) => Promise<void>
}
