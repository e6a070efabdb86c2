import { ExternalLink, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import { fail } from '../../../shared/lib/result.ts'
import { readReference } from '../../../shared/model/reference.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useApp } from '../../state/app-context.ts'
import { useMayEdit } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useIntents } from '../../state/use-intents.ts'
import { DraftField } from '../../ui/draft-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

import { PanelSection } from './panel-section.tsx'

/** [XR1] [XR3] What the task is about elsewhere: issues, merge requests, pages. Opened by a click, in the person's own browser. */
export function ReferencesSection({ task }: { readonly task: Task }) {
  const app = useApp()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const [failure, setFailure] = useState<string | null>(null)
  const open = (reference: string) =>
    app.openReference(reference).then(
      () => setFailure(null),
      (error: unknown) => setFailure(error instanceof Error ? error.message : 'It could not be opened.')
    )
  return (
    <PanelSection title="References">
      {task.refs.length === 0 ? null : (
        <ul aria-label="References" className="m-0 flex list-none flex-col gap-0.5 p-0">
          {task.refs.map((reference) => (
            <li key={reference} className="flex items-center gap-1">
              <AriaButton
                onPress={() => void open(reference)}
                aria-label={`Open ${reference}`}
                className="flex min-h-6 min-w-0 flex-1 cursor-default items-center gap-1.5 rounded-md px-1 text-left text-accent-strong hover:bg-hover"
              >
                <ExternalLink aria-hidden size={13} className="shrink-0" />
                <span className="truncate" title={reference}>
                  {reference.replace(/^https?:\/\//, '')}
                </span>
              </AriaButton>
              {mayEdit ? (
                <IconButton
                  label={`Take ${reference} away`}
                  small
                  onPress={() =>
                    void onIntent(
                      { type: 'removeReference', task: task.id, reference },
                      `Take a reference of “${task.title}” away`
                    )
                  }
                >
                  <X aria-hidden size={13} />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <DraftField
          label="Add a reference"
          hideLabel
          value=""
          placeholder="Paste an address: an issue, a merge request, a page"
          maxLength={2000}
          onDraft={(text) => {
            const reference = readReference(text.trim())
            if (reference === undefined) return fail('An address that begins with https:// or http://.')
            return fieldOutcome(
              onIntent({ type: 'addReference', task: task.id, reference }, `Add a reference to “${task.title}”`)
            )
          }}
        />
      ) : null}
      {failure === null ? null : (
        <p role="alert" className="m-0 text-xs text-danger">
          {failure}
        </p>
      )}
    </PanelSection>
  )
}
