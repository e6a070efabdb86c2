import { toUtf8 } from '../../lib/utf8.ts'
import type { BoardId, DeviceId, PersonId } from '../../model/ids.ts'

import { joinBytes } from '../join-bytes.ts'

/** What a key outside the feeds signs: the root for a founding, an invite's key for whoever joins by it. [M2] */
export type Certificate = 'found' | 'join'

/** [M2] The bytes under such a signature; the purpose comes first, so that it serves for nothing else. */
export function certificateBytes(of: Certificate, board: BoardId, device: DeviceId, person: PersonId): Uint8Array {
  return joinBytes(toUtf8(`slipstream/${of}/1`), toUtf8(`\n${board}\n${device}\n${person}`))
}
