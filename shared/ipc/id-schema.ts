import * as z from 'zod/mini'

import { isId } from '../model/ids.ts'
import type { AnyId } from '../model/ids.ts'

/** A schema that lets only ids through, and brands them as the kind that its field holds. */
export function idSchema<Id extends AnyId>(): z.ZodMiniType<Id, Id> {
  return z.custom<Id>((value) => isId(value), 'not an id')
}
