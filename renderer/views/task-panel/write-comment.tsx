import { useState } from 'react'

import type { CommentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { mentionsIn } from '../../../shared/model/mentions.ts'
import type { Person } from '../../../shared/model/person.ts'
import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextField } from '../../ui/text-field.tsx'

const nobody = 'nobody'

/** Writes a comment, a question to somebody, or the answer to one. */
export function WriteComment({
  task,
  title,
  answers,
  onWritten
}: {
  readonly task: TaskId
  readonly title: string
  readonly answers: CommentId | null
  readonly onWritten: () => void
}) {
  const session = useBoard()
  const people = useGraphPart('people')
  const onIntent = useIntents()
  const [text, setText] = useState('')
  const [asks, setAsks] = useState(nobody)
  const [error, setError] = useState<string | null>(null)
  const hint = mentionHint(text, people)
  const write = () => {
    if (text.trim() === '') return setError('Write something first.')
    const person = parseId<PersonId>(asks)
    const asked = answers !== null || asks === nobody || !person.ok ? null : person.value
    const outcome = onIntent(
      {
        type: 'addComment',
        comment: { id: session.newId<CommentId>(), task, text: text.trim(), asks: asked, answers },
        at: session.clock()
      },
      answers === null ? `Comment on “${title}”` : `Answer on “${title}”`
    )
    if (!outcome.ok) return setError(outcome.failure.message)
    setText('')
    setAsks(nobody)
    setError(null)
    onWritten()
  }
  return (
    <div data-next-step="answer" className="flex flex-col gap-2">
      <TextField
        label={answers === null ? 'Write a comment' : 'Write the answer'}
        value={text}
        onChange={(next) => {
          setText(next)
          setError(null)
        }}
        rows={2}
        error={error}
        {...(hint === null ? {} : { hint })}
        placeholder={answers === null ? '@name tells somebody' : 'The answer'}
        autoFocus={answers !== null}
        maxLength={20_000}
      />
      <div className="flex items-end gap-2">
        {answers === null && people.size > 0 ? (
          <div className="min-w-0 flex-1">
            <Choice
              label="Asks"
              hideLabel
              value={asks}
              onChoose={setAsks}
              options={[
                { value: nobody, label: 'Asks nobody' },
                ...[...people.values()].map((person) => ({
                  value: person.id as string,
                  label: `Asks ${person.name}`,
                  icon: <Avatar person={person} size={16} />
                }))
              ]}
            />
          </div>
        ) : (
          <span className="flex-1" />
        )}
        {answers === null ? null : <Button onPress={onWritten}>Cancel</Button>}
        <Button look="primary" onPress={write}>
          {answers === null ? (asks === nobody ? 'Comment' : 'Ask') : 'Answer'}
        </Button>
      </div>
    </div>
  )
}

/** [AQ6] "Tells Ana and Mia." while one writes; nothing where nobody is named. */
function mentionHint(text: string, people: ReadonlyMap<PersonId, Person>): string | null {
  const named = new Set(mentionsIn(text, people).map(({ person }) => people.get(person)?.name ?? ''))
  return named.size === 0 ? null : `Tells ${new Intl.ListFormat('en').format(named)}.`
}
