import type { TeamState } from '../../shared/ipc/team-state.ts'

/** [TE21] Whether this person is off the board by their own hand. */
export function hasLeft({ gone, me }: Pick<TeamState, 'gone' | 'me'>): boolean {
  return gone.some(({ person, by }) => person === me && by === person)
}
