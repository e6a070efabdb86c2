import { stableId } from '../lib/stable-id.ts'
import type { SignalId } from '../model/ids.ts'

import type { CloudEvent } from './cloud-event.ts'

/** An event is asked for its id by everybody who handles it. */
const ids = new WeakMap<Pick<CloudEvent, 'source' | 'id'>, SignalId>()

/** [SG1] */
export function signalIdOf(event: Pick<CloudEvent, 'source' | 'id'>): SignalId {
  const found = ids.get(event) ?? (stableId('signal', event.source, event.id) as SignalId)
  ids.set(event, found)
  return found
}
