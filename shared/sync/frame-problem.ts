/** Why bytes are not a frame that counts; nothing of them was kept. `rule` is the id in PROTOCOL.md. */
export type FrameProblem = {
  readonly rule: 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'C1' | 'C3' | 'P1' | 'P2' | 'P3' | 'M1' | 'M3' | 'M4' | 'M16'
  readonly message: string
}

/**
 * [C1] Whether a peer is to blame: full rooms [C3][P3], membership that comes too fast [M16] and a founding that has not come yet [M4] are nobody's fault, and what
 * does not follow its intent [P2] is its author's: a relay that took another branch first has found it sound.
 */
export function countsAgainstPeer({ rule }: FrameProblem): boolean {
  return rule !== 'C3' && rule !== 'P2' && rule !== 'P3' && rule !== 'M4' && rule !== 'M16'
}
