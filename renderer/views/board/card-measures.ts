import type { Density } from '../../../shared/ipc/preload-api.ts'

/** What most cards measure before they are measured, and what is between them, in pixels. */
export type CardMeasures = { readonly height: number; readonly gap: number }

/** By how much a person wants to see at once. */
export const cardMeasures: Readonly<Record<Density, CardMeasures>> = {
  comfortable: { height: 96, gap: 8 },
  compact: { height: 36, gap: 4 }
}

/** A cell of a lane that has more cards than fit into so many pixels scrolls by itself. */
export const tallestCell = 360
