import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { CloudEvent } from './cloud-event.ts'

/** [SG5] How far an event's clock may be ahead of this one, in milliseconds. */
const mostAhead = 60_000

/** [SG5] When an event happened, in Unix milliseconds; `now` is that by the receiver's clock. The failure says what is wrong with its time. */
export function momentOfEvent({ time }: Pick<CloudEvent, 'time'>, now: number): Result<number, string> {
  if (time === null) return fail('time: is missing, and what happened last counts')
  if (time - now > mostAhead) return fail('time: lies ahead of this device’s clock')
  return succeed(time)
}
