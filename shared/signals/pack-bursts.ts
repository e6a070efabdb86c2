import type { EventDecision } from './judge-event.ts'

/** Signals in one frame at most. [SG11] */
export const mostTogether = 64

type Applied = Extract<EventDecision, { readonly kind: 'apply' }>

/** [SG11] Signals that only set fields, in the frames that they go in: in their order, never two on one field in a frame. */
export function packBursts<Item extends Pick<Applied, 'fields'>>(items: readonly Item[]): readonly (readonly Item[])[] {
  const frames: Item[][] = []
  let taken = new Set<string>()
  for (const item of items) {
    const frame = frames.at(-1)
    const fields = item.fields ?? []
    const fits = frame !== undefined && frame.length < mostTogether && !fields.some((field) => taken.has(field))
    if (fits) frame.push(item)
    else {
      frames.push([item])
      taken = new Set()
    }
    for (const field of fields) taken.add(field)
  }
  return frames
}
