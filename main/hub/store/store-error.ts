import type { StoreFailure } from './frame-store.ts'

/** What a store rejects with when the disk does not take something; `kind` says whether making room would help. */
export class StoreError extends Error implements StoreFailure {
  override readonly name = 'StoreError'
  readonly kind: StoreFailure['kind']

  constructor(kind: StoreFailure['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}

/** [ST15] The failure behind whatever the file system threw: no space and no quota left are one thing to a person. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError('diskFull', 'The disk is full: nothing more was saved.', { cause: error })
  }
  return new StoreError('writeFailed', `The board could not be written (${code ?? 'unknown error'}).`, { cause: error })
}

/** The system's name of an error (`ENOSPC` …), or null for anything else that was thrown. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
