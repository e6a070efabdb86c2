import type * as Y from 'yjs'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { layoutVersion } from '../model/layout-version.ts'
import { boardFields } from '../intents/thing-fields.ts'

import { metaMap } from './layout.ts'
import { readStamp } from './stamp.ts'

/** Whether this version may write to the document; if not, the sentence for the person. Reading always goes on. */
export function canWrite(doc: Y.Doc): Result<typeof layoutVersion, string> {
  const minWriter = boardFields.minWriter(readStamp(metaMap(doc).get('minWriter'))?.v) ?? 1
  if (minWriter <= layoutVersion) return succeed(layoutVersion)
  return fail('This board is written by a newer version of Slipstream. You can read it here; update to change it.')
}
