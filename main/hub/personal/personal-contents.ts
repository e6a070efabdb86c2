import * as z from 'zod/mini'

import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId, DeviceId } from '../../../shared/model/ids.ts'

/** [PD3] An invite to a board for one own device. */
export type Offer = {
  readonly state: 'offered' | 'taken' | 'declined'
  readonly link: string
  /** The device that made the invite. */
  readonly by: DeviceId
  /** Unix milliseconds. */
  readonly expires: number
}

/** [PD3] An offer with the board that it is of, and the device that it is for. */
export type AddressedOffer = Offer & { readonly board: BoardId; readonly device: DeviceId }

/** [PD3] What one's own devices keep in common. */
export type PersonalContents = {
  readonly offers: readonly AddressedOffer[]
  readonly dealtWith: readonly DealtWith[]
}

/** [PD7] The key of an alert that was answered on some device, and when (Unix milliseconds). */
export type DealtWith = { readonly alert: string; readonly at: number }

/** One key of the root and its value. */
export type PersonalEntry = readonly [key: string, value: unknown]

/** [PD3] An offer as it is written. */
export function offerEntry({ board, device, state, link, by, expires }: AddressedOffer): PersonalEntry {
  return [`offer/${board}/${device}`, { state, link, by, expires }]
}

/** [PD3] An alert that was answered, as it is written; null takes the answer away. */
export function dealtWithEntry(alert: string, at: number | null): PersonalEntry {
  return [`dealt/${alert}`, at]
}

/** [PD3] Reads the root; entries that cannot be read say nothing. */
export function readPersonalContents(entries: Iterable<PersonalEntry>): PersonalContents {
  const offers: AddressedOffer[] = []
  const dealtWith: DealtWith[] = []
  for (const [key, value] of entries) {
    const [kind, first, second] = key.split('/')
    if (kind === 'dealt' && (value === true || Number.isSafeInteger(value)))
      dealtWith.push({ alert: key.slice('dealt/'.length), at: value === true ? 0 : Number(value) })
    if (kind !== 'offer') continue
    const [board, device] = [parseId<BoardId>(first), parseId<DeviceId>(second)]
    const offer = z.safeParse(offerShape, value)
    if (!board.ok || !device.ok || !offer.success) continue
    const by = parseId<DeviceId>(offer.data.by)
    if (by.ok) offers.push({ ...offer.data, by: by.value, board: board.value, device: device.value })
  }
  return { offers, dealtWith }
}

const offerShape = z.object({
  state: z.enum(['offered', 'taken', 'declined']),
  link: z.string().check(z.maxLength(1000)),
  by: z.string().check(z.maxLength(64)),
  expires: z.int().check(z.nonnegative())
})
