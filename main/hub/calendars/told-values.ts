import * as z from 'zod/mini'

import { stableId } from '../../../shared/lib/stable-id.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { PersonalKind } from '../personal/personal-values.ts'

/**
 * [BU7] What one device heard last of a source: the event's id, null where the person took the source away, and its time, in Unix
 * milliseconds.
 */
export type ToldSource = { readonly source: string; readonly event: string | null; readonly time: number }

/** [BU7] By `keyOfTold`. */
export const toldSources: PersonalKind<ToldSource> = {
  name: 'calendar.told',
  parse: (raw) => {
    const told = z.safeParse(toldShape, raw)
    return told.success ? told.data : null
  },
  // A person's devices, times the sources of each, and some that were taken away.
  most: 200,
  madeAt: ({ time }) => time
}

const attribute = z.string().check(z.maxLength(1_000))
const toldShape = z.object({ source: attribute, event: z.nullable(attribute), time: z.int() })

/** [BU7] Each device writes under a key of its own, so that none overwrites what another heard meanwhile. */
export function keyOfTold(source: string, device: DeviceId): string {
  return `${idOfTold(source)}/${device}`
}

/** What a window names a source by. */
export function idOfTold(source: string): string {
  return stableId('told', source)
}
