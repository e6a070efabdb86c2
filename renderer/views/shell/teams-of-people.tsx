import { succeed } from '../../../shared/lib/result.ts'
import type { Person } from '../../../shared/model/person.ts'
import { teamsOf } from '../../../shared/model/teams-of.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useIntents } from '../../state/use-intents.ts'
import { DraftField } from '../../ui/draft-field.tsx'

/** [DOC18] [LV25] Who is of which team, so that what is stuck can be told between teams, and never per person. */
export function TeamsOfPeople() {
  const people = useGraphPart('people')
  if (people.size === 0) return null
  const teams = [...new Set(teamsOf(people).values())].toSorted((a, b) => a.localeCompare(b))
  return (
    <section aria-label="Teams" className="flex flex-col gap-3 border-t border-line pt-4">
      <div>
        <h3 className="m-0 text-xs font-semibold text-soft">Teams</h3>
        <p className="m-0 mt-1 text-xs text-faint">
          {`The ledger says what is stuck between two teams, and never what is stuck with a person. ${
            teams.length === 0
              ? 'Whoever says the same name is of one team.'
              : `So far there ${teams.length === 1 ? 'is' : 'are'} ${teams.join(', ')}.`
          }`}
        </p>
      </div>
      {[...people.values()]
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => (
          <TeamField key={person.id} person={person} />
        ))}
    </section>
  )
}

function TeamField({ person }: { readonly person: Person }) {
  const onIntent = useIntents()
  return (
    <DraftField
      label={`Team of ${person.name}`}
      value={person.team ?? ''}
      placeholder="no team"
      maxLength={80}
      onDraft={(text) => {
        const said = text.trim() === '' ? null : text.trim()
        if (said === person.team) return succeed(undefined)
        const label = said === null ? `Take ${person.name} out of a team` : `Put ${person.name} into ${said}`
        return fieldOutcome(onIntent({ type: 'editPerson', person: person.id, change: { team: said } }, label))
      }}
    />
  )
}
