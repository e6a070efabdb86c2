import type { AnyId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'

import type { CommitContext } from './commit-context.ts'
import type { Write } from './write.ts'

/** The write that takes a thing off the board at the moment of the commit; what hangs on it goes along. [DOC7] */
export function deletion(id: AnyId, context: CommitContext): Write {
  return { kind: 'edit', id, field: 'deletedAt', value: instantFromMilliseconds(context.at) }
}
