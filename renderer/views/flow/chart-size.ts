/** The paper of a chart of the flow, in units of its own: it is stretched to the room that there is, its lines and dots are not. */
export const chartSize = { width: 1000, height: 200 } as const
