import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { useTeam } from '../../state/use-team.ts'
import { useStore } from '../../state/use-store.ts'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { AddressForm } from './address-form.tsx'
import { InviteSection } from './invite-section.tsx'
import { PeopleList } from './people-list.tsx'
import { RecoverySection } from './recovery-section.tsx'

/** Who belongs to the open board, how it stands with their devices, and the way to invite somebody. */
export function TeamDialog({ onClose }: { readonly onClose: () => void }) {
  const { team } = useTeam()
  return (
    <Dialog title="People and sync" isOpen onClose={onClose} width="large">
      {team === null ? (
        <p className="m-0 text-soft">The background process has not said yet who belongs.</p>
      ) : (
        <div className="flex flex-col gap-6">
          {team.role === null && (team.shared || team.joining) ? null : <InviteSection team={team} />}
          {team.shared ? <PeopleList team={team} /> : null}
          {team.shared && team.role === 'owner' ? <RecoverySection team={team} /> : null}
          <NetworkSection />
          <p className="m-0 text-xs text-faint">
            {team.keysAreSealed
              ? 'This device’s keys are sealed by the system’s keyring.'
              : 'Keyring missing: this device’s keys lie in files that only you can read.'}
          </p>
        </div>
      )}
    </Dialog>
  )
}

function NetworkSection() {
  const app = useApp()
  const session = useBoard()
  const { network } = useStore(app.settings)
  const deed = useDeed()
  return (
    <section aria-label="Network" className="flex flex-col gap-2">
      <h3 className="m-0 text-xs font-semibold text-faint">Network</h3>
      <div className="grid grid-cols-2 items-end gap-3">
        <Choice
          label="Find teammates’ devices"
          value={network}
          options={[
            { value: 'local', label: 'On this network and by address' },
            { value: 'address', label: 'By address only' },
            { value: 'off', label: 'Not at all (network off)' }
          ]}
          onChoose={app.setNetwork}
        />
        <AddressForm
          busy={deed.busy}
          error={deed.error}
          onAddress={(address) =>
            deed.run(async () => {
              const done = await session.changeTeam({ kind: 'addAddress', address })
              if (!done.ok) throw new Error(done.failure)
            })
          }
        />
      </div>
    </section>
  )
}
