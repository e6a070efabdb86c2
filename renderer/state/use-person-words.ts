import type { PersonId } from '../../shared/model/ids.ts'

import { useBoard, useGraphPart } from './board-context.ts'
import { useStore } from './use-store.ts'

/** How people are named to the person before the window. */
export type PersonWords = {
  readonly me: PersonId | null
  /** "Mia Lindqvist"; "somebody" for nobody, and for who is not on the board. */
  readonly nameOf: (person: PersonId | null) => string
  /** [HO5] [AQ2] " for Mia Lindqvist" where it is somebody else's to do, else nothing: no server could forbid it, so the button says it. */
  readonly inTheNameOf: (person: PersonId | null) => string
}

/** Names of the open board's people, seen by this person. */
export function usePersonWords(): PersonWords {
  const me = useStore(useBoard().me)
  const people = useGraphPart('people')
  const nameOf = (person: PersonId | null) => (person === null ? 'somebody' : (people.get(person)?.name ?? 'somebody'))
  const inTheNameOf = (person: PersonId | null) =>
    person === null || person === me || !people.has(person) ? '' : ` for ${nameOf(person)}`
  return { me, nameOf, inTheNameOf }
}
