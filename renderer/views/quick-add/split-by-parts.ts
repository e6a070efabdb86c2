import type { QuickAddPart } from '../../../shared/intents/quick-add.ts'

/** A stretch of the line: understood as `part`, or plain. */
export type TextPiece = { readonly from: number; readonly text: string; readonly part: QuickAddPart | null }

/** The whole line in order, cut where understood parts begin and end; parts that overlap an earlier one are left out. */
export function splitByParts(text: string, parts: readonly QuickAddPart[]): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const part of parts.toSorted((a, b) => a.from - b.from)) {
    if (part.from < at || part.to > text.length) continue
    if (part.from > at) pieces.push({ from: at, text: text.slice(at, part.from), part: null })
    pieces.push({ from: part.from, text: text.slice(part.from, part.to), part })
    at = part.to
  }
  if (at < text.length) pieces.push({ from: at, text: text.slice(at), part: null })
  return pieces
}
