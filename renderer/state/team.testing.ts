import type { TeamDevice, TeamState } from '../../shared/ipc/team-state.ts'
import type { PersonId } from '../../shared/model/ids.ts'

/** A shared board's people: oneself an owner, and ben, an editor with these devices. */
export function teamOf(change: Partial<TeamState>, ...devices: readonly TeamDevice[]): TeamState {
  return {
    shared: true,
    joining: false,
    me: null,
    role: 'owner',
    network: 'local',
    keysAreSealed: true,
    people: [{ person: 'ben' as PersonId, role: 'editor', calledItself: null, devices }],
    invites: [],
    namesakes: [],
    gone: [],
    untold: false,
    recovery: [],
    refused: [],
    refusedMore: 0,
    strangers: [],
    ...change
  }
}
