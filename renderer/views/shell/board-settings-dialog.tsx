import { isKeyPrefix } from '../../../shared/model/key-prefix.ts'
import { fail } from '../../../shared/lib/result.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DraftField } from '../../ui/draft-field.tsx'

import { AlsoKnownAs } from './also-known-as.tsx'
import { TeamsOfPeople } from './teams-of-people.tsx'

/** What holds for the open board as a whole: what it is called, and what its short keys begin with. */
export function BoardSettingsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { title, keyPrefix } = useGraphPart('board')
  const onIntent = useIntents()
  return (
    <Dialog title="This board" isOpen={isOpen} onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <DraftField
          label="Title"
          value={title}
          autoFocus
          maxLength={200}
          hint="Enter keeps it."
          onDraft={(text) =>
            fieldOutcome(onIntent({ type: 'editBoard', change: { title: text.trim() } }, 'Rename the board'))
          }
        />
        <DraftField
          label="Short keys begin with"
          value={keyPrefix}
          maxLength={10}
          hint={`Tasks are called ${keyPrefix}-1, ${keyPrefix}-2 … in messages and commits. What said another beginning finds nothing any more.`}
          onDraft={(text) => {
            const said = text.trim().toUpperCase()
            if (!isKeyPrefix(said)) return fail('Two to ten letters and digits, a letter first.')
            return fieldOutcome(onIntent({ type: 'editBoard', change: { keyPrefix: said } }, `Begin keys with ${said}`))
          }}
        />
        <TeamsOfPeople />
        <AlsoKnownAs />
      </div>
    </Dialog>
  )
}
