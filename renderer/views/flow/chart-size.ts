/** The paper of a chart of the flow, in units of its own: it is stretched to the room that there is, its lines and dots are not. It is `pixels` high on the screen. */
export const chartSize = { width: 1000, height: 200, pixels: 176 } as const
