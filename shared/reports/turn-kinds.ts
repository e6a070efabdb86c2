/**
 * [RP8] What somebody's turn is about. `request`: nobody has asked for that approval, or it was declined and is to be asked for
 * again.
 */
export const turnKinds = ['task', 'approval', 'request', 'handoff', 'question', 'date'] as const

export type TurnKind = (typeof turnKinds)[number]
