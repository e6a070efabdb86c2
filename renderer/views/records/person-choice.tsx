import { parseId } from '../../../shared/model/ids.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Choice } from '../../ui/choice.tsx'

const nobody = 'nobody'

/** Chooses one of the board's people, or nobody. */
export function PersonChoice({
  label,
  value,
  onChoose,
  none = 'Nobody'
}: {
  readonly label: string
  readonly value: PersonId | null
  readonly onChoose: (person: PersonId | null) => void
  /** What nobody is called here. */
  readonly none?: string
}) {
  const people = useGraphPart('people')
  return (
    <Choice
      label={label}
      value={value ?? nobody}
      options={[
        { value: nobody, label: none, icon: <Avatar person={null} size={16} /> },
        ...[...people.values()].map((person) => ({
          value: person.id as string,
          label: person.name,
          icon: <Avatar person={person} size={16} />
        }))
      ]}
      onChoose={(chosen) => {
        const read = parseId<PersonId>(chosen)
        onChoose(chosen === nobody || !read.ok ? null : read.value)
      }}
    />
  )
}
