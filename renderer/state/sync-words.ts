import type { TeamDevice, TeamState } from '../../shared/ipc/team-state.ts'
import { layoutVersion } from '../../shared/model/layout-version.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'

import { hasLeft } from './has-left.ts'

/** Says a moment (Unix milliseconds) as this person reads it. */
export type SayMoment = (milliseconds: number) => string

/** How it stands with a device, in a few words; never a bare "synced". */
export function stateInWords(state: NonNullable<TeamDevice['state']>, say: SayMoment): string {
  switch (state.kind) {
    case 'offline':
      return 'Network off'
    case 'looking':
      return 'Not reached: looking for it'
    case 'connected':
      return 'Connected'
    case 'catchingUp':
      return `Connected, fetching ${count(state.left)}`
    case 'upToDate':
      return `Connected, all of it is here as of ${say(state.asOf)}`
    case 'waitingForNewerVersion':
      return state.whose === 'ours'
        ? 'This Slipstream is too old for it'
        : 'Its Slipstream is too old: it waits for a newer one'
    case 'refused':
      return `Refused: ${state.why}`
    default:
      return assertNever(state)
  }
}

/** What a device has of what is here; `name` is its person's. */
export function holdsInWords(holds: TeamDevice['holds'], name: string, say: SayMoment): string {
  if (holds !== null && holds.left > 0) {
    const before = holds.completeAt === null ? '' : `; had everything at ${say(holds.completeAt)}`
    return `${name} lacks ${count(holds.left)} of what is here${before}`
  }
  const completeAt = holds?.completeAt ?? null
  if (completeAt === null) return `What ${name} has of yours is not known yet`
  return `${name} has everything of yours up to ${say(completeAt)}`
}

/** Whose clock is wrong and by how much, and what that means; null where it is not. `name` is its person's. */
export function clockInWords(clockAhead: TeamDevice['clockAhead'], name: string): string | null {
  if (clockAhead === null) return null
  return `Clock wrong: ${name}’s device is ${lengthInWords(clockAhead)} ahead of this one. What it dates later than now does not count here yet.`
}

function lengthInWords(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}

/** [DOC12] What it means that a device writes another version of the layout; null where it writes the same, or is not known. */
export function versionInWords(writes: number | null, minWriter: number, name: string): string | null {
  if (writes === null) return null
  if (writes < minWriter) return `${name}’s Slipstream is too old to change this board: it reads, until it is updated.`
  if (writes > layoutVersion)
    return `${name}’s Slipstream is newer. What only it knows is kept on this device and not shown: update this one to see it.`
  return writes < layoutVersion
    ? `${name}’s Slipstream is older. What only this one knows is kept there and not shown.`
    : null
}

/** How it stands with everybody, for the bar; null where the board was never shared. */
export type TeamSummary = { readonly words: string; readonly tone: 'quiet' | 'good' | 'warning' } | null

export function teamSummary(team: TeamState | null, nameOf: (device: TeamDevice) => string): TeamSummary {
  if (team === null || (!team.shared && !team.joining)) return null
  if (team.joining) return { words: 'Joining…', tone: 'quiet' }
  if (team.role === null) return { words: hasLeft(team) ? 'Left' : 'Removed', tone: 'warning' }
  if (team.network === 'off') return { words: 'Network off', tone: 'warning' }
  const others = team.people.flatMap(({ devices }) => devices).filter(({ isThisOne }) => !isThisOne)
  if (others.length === 0) return { words: 'Nobody has joined', tone: 'quiet' }
  const level = others.filter(({ state, holds }) => state?.kind === 'upToDate' && holds?.left === 0)
  const [first] = level
  if (first !== undefined) {
    const words =
      others.length === 1 ? `${nameOf(first)} has all of it` : `${level.length} of ${others.length} have all of it`
    return { words, tone: 'good' }
  }
  const old = others.find(({ state }) => state?.kind === 'waitingForNewerVersion')
  if (old !== undefined) return { words: 'Versions differ', tone: 'warning' }
  const lacking = fewestLacking(others)
  const only = lacking === null || lacking === 0 ? '' : `, ${count(lacking)} only here`
  const isConnected = others.some(
    ({ state }) => state?.kind === 'catchingUp' || state?.kind === 'connected' || state?.kind === 'upToDate'
  )
  return isConnected
    ? { words: `Catching up${only}`, tone: 'quiet' }
    : { words: `Nobody reached${only}`, tone: 'quiet' }
}

/** How many changes no other device is known to have; null where none was ever met. */
export function fewestLacking(others: readonly TeamDevice[]): number | null {
  const known = others.flatMap(({ holds }) => (holds === null ? [] : [holds.left]))
  return known.length === 0 ? null : Math.min(...known)
}

function count(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`
}
