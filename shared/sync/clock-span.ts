import * as Y from 'yjs'

/** The clocks of one clientID that an intent's updates (one's own, in order) take: from `from` up to, not including, `to`. */
export function clockSpan(
  parts: readonly Uint8Array[],
  clientID: number
): { readonly from: number; readonly to: number } {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const part of parts) {
    const meta = Y.parseUpdateMeta(part)
    from = Math.min(from, meta.from.get(clientID) ?? Number.POSITIVE_INFINITY)
    to = Math.max(to, meta.to.get(clientID) ?? 0)
  }
  return Number.isFinite(from) ? { from, to } : { from: to, to }
}
