import type { ImportContext } from '../../../shared/formats/import-context.ts'

/** What the worker is given: one file, and what it is read with. */
export type ImportJob = { readonly name: string; readonly bytes: Uint8Array; readonly context: ImportContext }
