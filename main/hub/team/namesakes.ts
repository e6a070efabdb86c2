import type { Namesake } from '../../../shared/ipc/team-state.ts'
import { mostNamesakes } from '../../../shared/ipc/team-state.ts'
import { areCloseNames } from '../../../shared/lib/close-names.ts'
import type { LiveBoard } from '../board/live-board.ts'

/** [TE23] Who of the board's people somebody that joins may be: known by name there, with no device that belongs or belonged. */
export function namesakes(board: Pick<LiveBoard, 'graph' | 'membership'>): readonly Namesake[] {
  const { joining } = board.membership.keys()
  const members = board.membership.members()
  if (joining === null || members.devices.has(board.membership.device)) return []
  const { people, tasks } = board.graph()
  const close = [...people.values()].filter(
    ({ id, name }) => !members.people.has(id) && areCloseNames(name, joining.name)
  )
  const owned = new Map(close.map(({ id }) => [id, 0]))
  for (const { owner } of tasks.values()) {
    const count = owner === null ? undefined : owned.get(owner)
    if (owner !== null && count !== undefined) owned.set(owner, count + 1)
  }
  return close
    .map(({ id, name }) => ({ person: id, name, tasks: owned.get(id) ?? 0 }))
    .toSorted((a, b) => b.tasks - a.tasks || (a.person < b.person ? -1 : 1))
    .slice(0, mostNamesakes)
}
