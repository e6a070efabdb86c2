import type { GonePerson, TeamState } from '../../../shared/ipc/team-state.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { useGraphPart } from '../../state/board-context.ts'

import { useSayMoment } from './use-say-moment.ts'

/** [TE21] Who belonged once: who left by themselves, and who was removed by whom. */
export function GoneList({ team }: { readonly team: TeamState }) {
  const people = useGraphPart('people')
  const say = useSayMoment()
  const nameOf = (person: PersonId | null) =>
    person !== null && person === team.me ? 'You' : ((person === null ? null : people.get(person)?.name) ?? 'Somebody')
  const words = ({ person, by, at }: GonePerson) =>
    person === by
      ? `${nameOf(person)} left, ${say(at)}`
      : `${nameOf(person)} ${person === team.me ? 'were' : 'was'} removed by ${nameOf(by)}, ${say(at)}`
  if (team.gone.length === 0) return null
  return (
    <ul aria-label="No longer here" className="m-0 flex list-none flex-col gap-1 p-0 text-xs text-soft">
      {team.gone.map((gone) => (
        <li key={gone.person} className="break-words">
          {words(gone)}
        </li>
      ))}
    </ul>
  )
}
