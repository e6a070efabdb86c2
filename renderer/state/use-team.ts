import type { TeamDevice, TeamPerson, TeamState } from '../../shared/ipc/team-state.ts'

import { useBoard, useGraphPart } from './board-context.ts'
import { useStore } from './use-store.ts'

/** A person of the board by the name that the board has for them, or else by their device's word. */
export type NamedPerson = TeamPerson & { readonly name: string; readonly hue: number; readonly isMe: boolean }

/** Who belongs, by name: oneself first. */
export function useTeam(): { readonly team: TeamState | null; readonly people: readonly NamedPerson[] } {
  const team = useStore(useBoard().team)
  const known = useGraphPart('people')
  const people = (team?.people ?? []).map((one): NamedPerson => {
    const person = known.get(one.person)
    const isMe = one.person === team?.me
    const name = person?.name ?? one.calledItself ?? (isMe ? 'You' : 'Somebody new')
    return { ...one, name, hue: person?.hue ?? 7, isMe }
  })
  return { team, people: people.toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || (a.name < b.name ? -1 : 1)) }
}

/** Whose device it is, by name. */
export function nameOfDevice(people: readonly NamedPerson[], { device }: Pick<TeamDevice, 'device'>): string {
  return people.find(({ devices }) => devices.some((one) => one.device === device))?.name ?? 'A device'
}
