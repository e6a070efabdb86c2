/** What a frame, an intent and a device may ask of a receiver; each is checked before anything is allocated for it. */
export const frameLimits = {
  /** [F2] The plain body of one part: a Yjs update and the few facts of its intent. */
  updateBytes: 256 * 1024,
  bodyBytes: 256 * 1024 + 8 * 1024,
  /** [F2] A whole frame: body, 1,024 heads of 56 bytes, the fixed fields. */
  frameBytes: 336 * 1024,
  /** [F2] Other feeds named in one frame; more of them go in the frames that follow. */
  heads: 1024,
  /** [P1] Parts of one intent. */
  parts: 4096,
  /** [C3] Frames and bytes of one device that wait for frames not yet here. */
  waitingFrames: 256,
  waitingBytes: 4 * 1024 * 1024,
  /** [P3] Bytes of one device's parts that wait for the rest of their intent. */
  waitingPartBytes: 64 * 1024 * 1024,
  /** [M16] Membership frames of one origin that are taken in from peers without a pause: all joins by one invite, and room. */
  membershipAtOnce: 1280,
  membershipInMinute: 60
} as const
