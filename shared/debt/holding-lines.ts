import type { PlacedWait } from './open-waits.ts'

/** From a moment on a line holds its item; until the next of the item's claims. */
export type Claim = { readonly line: number; readonly from: number }

/** [D16] By item, whose clock is the oldest of those past grace, from when on; in the order of time. */
export function claimsOn(open: readonly PlacedWait[]): ReadonlyMap<number, readonly Claim[]> {
  const byItem = new Map<number, number[]>()
  for (const [line, { item }] of open.entries()) {
    if (item === null) continue
    const lines = byItem.get(item)
    if (lines === undefined) byItem.set(item, [line])
    else lines.push(line)
  }
  return new Map([...byItem].map(([item, lines]) => [item, claimsOf(open, lines)] as const))
}

/** [D16] The line that holds each item now. */
export function heldNow(open: readonly PlacedWait[]): ReadonlyMap<number, number> {
  const held = new Map<number, number>()
  for (const [item, claims] of claimsOn(open)) held.set(item, claims.at(-1)?.line ?? -1)
  return held
}

function claimsOf(open: readonly PlacedWait[], lines: readonly number[]): readonly Claim[] {
  const graceEnd = (line: number): number => open[line]?.wait.graceEnd ?? 0
  const since = (line: number): number => open[line]?.wait.since ?? 0
  const claims: Claim[] = []
  // Lines come in the order of codes, which settles ties.
  for (const line of lines.toSorted((a, b) => graceEnd(a) - graceEnd(b) || since(a) - since(b) || a - b)) {
    const holder = claims.at(-1)
    if (holder === undefined || since(line) < since(holder.line)) claims.push({ line, from: graceEnd(line) })
  }
  return claims
}
