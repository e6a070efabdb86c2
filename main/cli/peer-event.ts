import { assertNever } from '../../shared/lib/assert-never.ts'
import type { TeamState } from '../../shared/ipc/team-state.ts'

/** [docs/CLI.md] What `slipstream peer --json` says, a line each. */
export type PeerEvent =
  | { readonly event: 'listening'; readonly port: number }
  | {
      readonly event: 'board'
      readonly board: string
      /** Empty until the board is here. */
      readonly title: string
      readonly tasks: number
      readonly state: 'joining' | 'outside' | 'looking' | 'catchingUp' | 'upToDate'
      /** Other members' devices that it is connected to. */
      readonly connected: number
      /** Frames that they told of and it does not have yet. */
      readonly left: number
    }
  | { readonly event: 'problem'; readonly message: string }
  | { readonly event: 'stopped' }

export type BoardEvent = Extract<PeerEvent, { readonly event: 'board' }>

/** How a board stands with its members' devices. */
export function boardStanding({ joining, role, people }: TeamState): Pick<BoardEvent, 'state' | 'connected' | 'left'> {
  const states = people.flatMap(({ devices }) => devices.map(({ state }) => state))
  const left = states.reduce((sum, state) => sum + (state?.kind === 'catchingUp' ? state.left : 0), 0)
  const connected = states.filter((state) => state?.kind === 'catchingUp' || state?.kind === 'upToDate').length
  if (joining) return { state: 'joining', connected, left }
  if (role === null) return { state: 'outside', connected, left }
  if (connected === 0) return { state: 'looking', connected, left }
  return { state: left > 0 ? 'catchingUp' : 'upToDate', connected, left }
}

/** The event in a sentence. */
export function peerSentence(event: PeerEvent): string {
  switch (event.event) {
    case 'listening':
      return `Listening on port ${event.port}.`
    case 'board':
      return `${event.title === '' ? event.board : `“${event.title}”`}: ${standingWords(event)}.`
    case 'problem':
      return event.message
    case 'stopped':
      return 'Stopped; everything is on disk.'
    default:
      return assertNever(event)
  }
}

function standingWords({ state, connected, left, tasks }: BoardEvent): string {
  switch (state) {
    case 'joining':
      return 'joining; no member has answered yet, or not sent all of it'
    case 'outside':
      return 'this device does not belong to it any more'
    case 'looking':
      return `${tasks} tasks; looking for its members’ devices`
    case 'catchingUp':
      return `${tasks} tasks; ${left} changes are on their way`
    case 'upToDate':
      return `${tasks} tasks; up to date with ${connected === 1 ? 'one device' : `${connected} devices`}`
    default:
      return assertNever(state)
  }
}
