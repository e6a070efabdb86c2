import type { Blocker, ClearCause, Driver, WorkState } from '../schedule/schedule.ts'

/** The words of a forecast, each sent as its place in its list; both ends of a port are of the same build. */
export const forecastWords = {
  state: ['blocked', 'clear', 'inProgress', 'waiting', 'done', 'cancelled'],
  driver: ['boardStart', 'now', 'actual', 'duration', 'dependency', 'handoff', 'constraint', 'child', 'manual'],
  blocker: ['task', 'approval', 'handoff', 'notBefore'],
  cause: ['finished', 'started', 'granted', 'cancelled', 'caught', 'dateReached', 'nothingLeft']
} as const satisfies {
  readonly state: readonly WorkState[]
  readonly driver: readonly Driver['kind'][]
  readonly blocker: readonly Blocker['kind'][]
  readonly cause: readonly ClearCause['kind'][]
}
