import * as z from 'zod/mini'

import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import type { PersonalKind } from '../personal/personal-values.ts'

import { toldSources } from './told-values.ts'

/** [FD1] [FD5] Where a calendar is read from; `at` is when it was added, in Unix milliseconds. */
export type CalendarSource =
  | { readonly kind: 'address'; readonly address: string; readonly at: number }
  /** On the disk of one of the person's devices. */
  | { readonly kind: 'file'; readonly file: string; readonly device: DeviceId; readonly at: number }

/** [BU6] [BU7] When a calendar says that its owner is busy, as it was written at `at`, in Unix milliseconds. */
export type KeptBusy = { readonly at: number; readonly times: readonly (readonly [from: number, to: number])[] }

/** [FD1] */
export const mostCalendars = 20

export const calendarSources: PersonalKind<CalendarSource> = {
  name: 'calendar',
  parse: readSource,
  most: mostCalendars,
  madeAt: ({ at }) => at
}

export const keptBusy: PersonalKind<KeptBusy> = {
  name: 'calendar.busy',
  parse: (raw) => {
    const times = z.array(z.tuple([z.int(), z.int()])).check(z.maxLength(10_000))
    const kept = z.safeParse(z.object({ at: z.number(), times }), raw)
    return kept.success ? kept.data : null
  },
  most: mostCalendars + toldSources.most,
  madeAt: ({ at }) => at
}

const addressShape = z.object({ address: z.string().check(z.maxLength(2_000)), at: z.number() })
const fileShape = z.object({ file: z.string().check(z.maxLength(32_768)), device: z.string(), at: z.number() })

function readSource(raw: unknown): CalendarSource | null {
  const address = z.safeParse(addressShape, raw)
  if (address.success) return { kind: 'address', ...address.data }
  const file = z.safeParse(fileShape, raw)
  const device = parseId<DeviceId>(file.data?.device)
  return file.success && device.ok ? { kind: 'file', ...file.data, device: device.value } : null
}
