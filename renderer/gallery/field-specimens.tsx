import { useState } from 'react'

import { fail, succeed } from '../../shared/lib/result.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Choice } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DraftField } from '../ui/draft-field.tsx'
import { TaskChooser } from '../ui/task-chooser.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toInstant } from '../../shared/model/instant.ts'

import { Specimens } from './specimens.tsx'

/** Monday 16 November 2026. */
const now = toInstant(Date.UTC(2026, 10, 16, 9) / 60_000)
const tasks = ['Build the check-in screens', 'Offline mode', 'Legal review of the texts']

/** What is written and chosen. */
export function FieldSpecimens() {
  const [text, setText] = useState('I build the screens as drawn.')
  const [owner, setOwner] = useState<string | null>('ana')
  const ignore = () => undefined
  return (
    <Specimens title="Fields" purpose="A label above, a hint or an error below; what is written counts on leaving it.">
      <div className="grid grid-cols-2 gap-4">
        <TextField label="Text" value={text} onChange={setText} hint="A hint says what is expected." />
        <TextField label="Empty" value="" onChange={ignore} placeholder="What it is for" />
        <TextField
          label="With an error"
          value="9 lives"
          onChange={ignore}
          error="Two to ten letters, a letter first."
        />
        <TextField label="Off" value="Nobody may change this" onChange={ignore} isDisabled />
        <TextField label="Several lines" value={`${text}\n${text}`} onChange={setText} rows={3} />
        <TextField label="Concealed" value="correct horse" onChange={ignore} concealed />
        <DraftField
          label="Estimate"
          value="3d"
          onDraft={(draft) => (/^\d+[dh]$/.test(draft) ? succeed(undefined) : fail('Days or hours: 3d, 4h.'))}
        />
        <DateField
          label="Date"
          value={now}
          frame={{ timeZone: 'UTC', now }}
          read={() => fail('No such day.')}
          onDate={() => succeed(undefined)}
        />
        <Choice
          label="Owner"
          value={owner}
          onChoose={setOwner}
          options={[
            { value: 'ana', label: 'Ana Duarte', icon: <Avatar person={{ name: 'Ana Duarte', hue: 0 }} size={16} /> },
            { value: 'noor', label: 'Noor Haddad', icon: <Avatar person={{ name: 'Noor Haddad', hue: 3 }} size={16} /> }
          ]}
        />
        <Choice label="Nothing chosen, off" value={null} options={[]} onChoose={ignore} isDisabled />
        <TaskChooser
          label="Add something it depends on"
          placeholder="Find a task"
          find={(said) =>
            tasks
              .filter((title) => title.toLowerCase().includes(said.toLowerCase()))
              .map((title) => ({ id: title, label: title, detail: 'Ana' }))
          }
          onChoose={ignore}
        />
      </div>
    </Specimens>
  )
}
