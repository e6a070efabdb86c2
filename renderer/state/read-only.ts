import type { TeamState } from '../../shared/ipc/team-state.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { layoutVersion } from '../../shared/model/layout-version.ts'

import { hasLeft } from './has-left.ts'

/** Why a board can be read here and not changed. */
export type ReadOnly =
  | 'viewer'
  /** Removed, or never let in. */
  | 'outside'
  /** [TE21] By one's own hand; `leaving` until a member's device has heard of it. */
  | 'left'
  | 'leaving'
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
  if (team.role !== null) return 'viewer'
  if (team.untold) return 'leaving'
  return hasLeft(team) ? 'left' : 'outside'
}

/** The one sentence that the window says about it. */
export function readOnlyInWords(reason: ReadOnly): string {
  switch (reason) {
    case 'viewer':
      return 'You are a viewer: you may read this board, and not change it. An owner can make you an editor.'
    case 'outside':
      return 'You do not belong to this board any more. What is here stays readable; nothing new comes.'
    case 'left':
      return 'You left this board. What is here stays readable; nothing new comes.'
    case 'leaving':
      return 'You left this board, and no member’s device knows it yet: keep the board here until one was met.'
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
