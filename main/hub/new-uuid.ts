import { randomBytes } from 'node:crypto'

import { uuidV7 } from '../../shared/lib/uuid-v7.ts'
import type { AnyId } from '../../shared/model/ids.ts'

import type { Clock } from './clock.ts'

/** A fresh id made in this process; a UUIDv7 has the shape of every id. */
export function newUuid<Id extends AnyId>(clock: Pick<Clock, 'milliseconds'>): Id {
  return uuidV7(clock.milliseconds(), (count) => randomBytes(count)) as Id
}
