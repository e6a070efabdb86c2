import type { AnyId } from '../model/ids.ts'

import type { Stamped } from './inverse.ts'
import type { Json } from './json.ts'

/** The roots that hold things by id; the value under an id never changes. */
export type EntityRoot =
  | 'tasks'
  | 'dependencies'
  | 'handoffs'
  | 'approvals'
  | 'comments'
  | 'people'
  | 'calendars'
  | 'baselines'
  | 'baselineParts'
  | 'slips'
  | 'signals'
  | 'worklog'
  | 'nudges'
  | 'decisions'
  | 'views'
  | 'verdicts'

/** When and by whom a field was decided, where that is not the commit's own: a decision put back, or a field put back to its creation's value. */
export type RestoredStamp = Pick<Stamped, 'at' | 'by'> | 'asCreated'

/** The smallest things that can be said to a document. */
export type Write =
  | { readonly kind: 'create'; readonly root: EntityRoot; readonly id: AnyId; readonly value: Json }
  | {
      readonly kind: 'edit'
      readonly id: AnyId
      readonly field: string
      readonly value: Json
      readonly stamp?: RestoredStamp
    }
  | { readonly kind: 'setting'; readonly field: string; readonly value: Json; readonly stamp?: RestoredStamp }
