import { readLogin } from '../../../shared/intents/thing-fields.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Person } from '../../../shared/model/person.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useIntents } from '../../state/use-intents.ts'
import { DraftField } from '../../ui/draft-field.tsx'

/** [SG13] What other tools call the people of this board, so that a review there is theirs here. */
export function AlsoKnownAs() {
  const people = useGraphPart('people')
  if (people.size === 0) return null
  return (
    <section aria-label="Also known as" className="flex flex-col gap-3 border-t border-line pt-4">
      <div>
        <h3 className="m-0 text-xs font-semibold text-soft">Also known as</h3>
        <p className="m-0 mt-1 text-xs text-faint">
          What other tools call them: github:mia, gitlab:mia, git:mia@example.org. Several with a comma between. Whoever
          sends signals to this machine could write any of them: that a decision is theirs holds among honest clients.
        </p>
      </div>
      {[...people.values()]
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((person) => (
          <LoginsField key={person.id} person={person} />
        ))}
    </section>
  )
}

function LoginsField({ person }: { readonly person: Person }) {
  const onIntent = useIntents()
  return (
    <DraftField
      label={person.name}
      value={person.logins.join(', ')}
      placeholder="github:…"
      onDraft={(text) => {
        const said = text
          .toLowerCase()
          .split(',')
          .map((login) => login.trim())
          .filter((login) => login !== '')
        const wrong = said.find((login) => readLogin(login) === undefined)
        if (wrong !== undefined) return fail(`“${wrong}” needs a tool, a colon and a name there: github:mia.`)
        const intents: readonly Intent[] = [
          ...person.logins
            .filter((login) => !said.includes(login))
            .map((login): Intent => ({ type: 'removeLogin', person: person.id, login })),
          ...said
            .filter((login) => !person.logins.includes(login))
            .map((login): Intent => ({ type: 'addLogin', person: person.id, login }))
        ]
        if (intents.length === 0) return succeed(undefined)
        const label = `Say what else ${person.name} is called`
        return fieldOutcome(onIntent({ type: 'together', label, intents }, label))
      }}
    />
  )
}
