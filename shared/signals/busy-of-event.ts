import { isFields } from '../intents/read-value.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { inOrderAndApart } from '../model/busy-time.ts'
import type { BusyTime } from '../model/busy-time.ts'
import { toInstant } from '../model/instant.ts'

import type { CloudEvent } from './cloud-event.ts'
import { readMoment } from './read-moment.ts'

/** [SG18] When somebody is busy is theirs alone: no event of this type goes to a board, which every teammate reads. */
export const busyType = 'calendar.busy'

/** [SG18] As many as one calendar may have within its window. (BU5) */
export const mostBusyTold = 2_000

/** [SG18] All the times that an event of `busyType` says its source is busy in, in order and apart; the failure names the place. */
export function busyOfEvent({ data }: Pick<CloudEvent, 'data'>): Result<readonly BusyTime[], string> {
  const said: unknown = isFields(data) ? data['busy'] : undefined
  if (!Array.isArray(said)) return fail('data: busy: is no list')
  if (said.length > mostBusyTold) return fail(`data: busy: has ${said.length} times; at most ${mostBusyTold} are taken`)
  const times: BusyTime[] = []
  for (const [place, value] of said.entries()) {
    const time = readTime(value)
    if (!time.ok) return fail(`data: busy ${place + 1}: ${time.failure}`)
    times.push(time.value)
  }
  return succeed(inOrderAndApart(times))
}

/** Whole minutes, so that nothing of what was said is free. */
function readTime(value: unknown): Result<BusyTime, string> {
  const fields = isFields(value) ? value : {}
  const [from, to] = [readMoment(fields['from']), readMoment(fields['to'])]
  if (from === undefined) return fail('from: is no RFC 3339 moment')
  if (to === undefined) return fail('to: is no RFC 3339 moment')
  if (to <= from) return fail('to: is not after from')
  return succeed({ from: toInstant(Math.floor(from / 60_000)), to: toInstant(Math.ceil(to / 60_000)) })
}
