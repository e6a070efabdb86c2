/** The paper of a chart of the flow, in units of its own; between left and right, top and bottom is its picture. */
export const chart = { width: 860, height: 220, left: 64, right: 852, top: 10, bottom: 196 } as const
