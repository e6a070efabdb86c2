/** Why bytes are not a frame that counts; nothing of them was kept. `rule` is the id in PROTOCOL.md. */
export type FrameProblem = {
  readonly rule: 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'C1' | 'C3' | 'P1' | 'P2' | 'P3'
  readonly message: string
}
