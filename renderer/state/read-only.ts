import type { TeamState } from '../../shared/ipc/team-state.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { layoutVersion } from '../../shared/model/layout-version.ts'

/** Why a board can be read here and not changed. */
export type ReadOnly =
  | 'viewer'
  /** Removed, or never let in. */
  | 'outside'
  | 'joining'
  /** [DOC12] The board is written by a newer version. */
  | 'older'
  /** The hub has not said yet who belongs; when the board was open last it could only be read. */
  | 'remembered'

/** Null where the board may be changed. `team` is null before the hub said it; `remembered` is what held last time. */
export function readOnlyOf(team: TeamState | null, remembered: boolean, minWriter: number): ReadOnly | null {
  if (minWriter > layoutVersion) return 'older'
  if (team === null) return remembered ? 'remembered' : null
  if (team.role === 'owner' || team.role === 'editor') return null
  if (team.joining) return 'joining'
  if (!team.shared) return null
  return team.role === null ? 'outside' : 'viewer'
}

/** The one sentence that the window says about it. */
export function readOnlyInWords(reason: ReadOnly): string {
  switch (reason) {
    case 'viewer':
      return 'You are a viewer: you may read this board, and not change it. An owner can make you an editor.'
    case 'outside':
      return 'You do not belong to this board any more. What is here stays readable; nothing new comes.'
    case 'joining':
      return 'You are joining this board: it can be changed once a member’s device has let this one in.'
    case 'older':
      return 'This board is written by a newer version of Slipstream: you can read it here, and change it once this one is updated.'
    case 'remembered':
      return 'When this board was open last, it could only be read.'
    default:
      return assertNever(reason)
  }
}
