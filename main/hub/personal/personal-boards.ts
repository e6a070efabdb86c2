import type { LiveBoard } from '../board/live-board.ts'

/** [PD1] */
export function isPersonal(board: LiveBoard): boolean {
  return board.membership.keys().isPersonal
}

/** [PD9] Whether no other device belongs to a personal board. One that is still being joined has others. */
export function isAlone({ membership }: LiveBoard): boolean {
  const { founded, devices } = membership.members()
  if (membership.keys().joining !== null) return false
  if (!founded) return true
  const belonging = [...devices.values()].filter(({ role }) => role !== null)
  return belonging.length === 1 && belonging[0]?.device === membership.device
}

/** [PD9] Personal boards of one device: the one that it shares with others before one that waits to be carried over. */
export function foremostFirst(boards: readonly LiveBoard[]): readonly LiveBoard[] {
  return boards.toSorted((a, b) => Number(isAlone(a)) - Number(isAlone(b)) || (a.id < b.id ? -1 : 1))
}
