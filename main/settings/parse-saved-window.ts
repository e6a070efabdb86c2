import * as z from 'zod/mini'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** A rectangle on the desktop, in device-independent pixels. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** How the main window was left; null bounds before it was ever moved. */
export type SavedWindow = { readonly bounds: Rectangle | null; readonly maximized: boolean }

const pixels = z.int().check(z.gte(-1_000_000), z.lte(1_000_000))
const savedWindow = z.object({
  bounds: z.nullable(z.object({ x: pixels, y: pixels, width: pixels, height: pixels })),
  maximized: z.boolean()
})

/** The content of the file that remembers the window. */
export function parseSavedWindow(raw: unknown): Result<SavedWindow, string> {
  const parsed = z.safeParse(savedWindow, raw)
  return parsed.success ? succeed(parsed.data) : fail('not a window')
}
