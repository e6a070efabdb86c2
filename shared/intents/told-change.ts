import type { Json } from './json.ts'
import type { EditableTask } from './task-fields.ts'

/** [SG17] A field that a signal set, and to what. Where something later counts now, what stood there before it may be overwritten, and is not told. */
export type ToldChange =
  | { readonly kind: 'counts'; readonly field: keyof EditableTask; readonly before: Json; readonly after: Json }
  | { readonly kind: 'overtaken'; readonly field: keyof EditableTask; readonly after: Json }
