import { uuidV7 } from '../../shared/lib/uuid-v7.ts'
import type { RandomBytes } from '../../shared/lib/uuid-v7.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { AnyId } from '../../shared/model/ids.ts'

/** Makes a fresh id of whatever kind is asked for. */
export type IdMaker = <Id extends AnyId>() => Id

/** Ids from the page's clock (Unix milliseconds) and its source of randomness. */
export function createIdMaker(clock: () => number, randomBytes: RandomBytes): IdMaker {
  return <Id extends AnyId>() => {
    const parsed = parseId<Id>(uuidV7(clock(), randomBytes))
    if (!parsed.ok) throw new Error(parsed.failure)
    return parsed.value
  }
}
