/** What one membership operation may hold; each is checked before anything is allocated for it. [M2] */
export const membershipLimits = {
  /** Feeds that a cut-off names: all that the devices of one person ever opened. */
  cutoffs: 2048,
  /** Devices that a secret is sealed for. */
  secrets: 2048,
  /** A sealed box of 33 bytes is 81; the rest is room for another kind of box. */
  boxBytes: 128,
  /** Joins by one invite. */
  uses: 1024
} as const
