import { useState } from 'react'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { SignalSettings } from '../../../shared/ipc/main-and-hub.ts'
import type { SecretForm } from '../../../shared/ipc/secret-form.ts'
import { useApp } from '../../state/app-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DraftField } from '../../ui/draft-field.tsx'

/** Whether programs of this machine may send signals and where, and whether webhooks are passed on to it. */
export function DoorSettings() {
  const app = useApp()
  const door = useStore(app.settings).signals
  const set = (change: Partial<SignalSettings>) => app.setSignals({ ...door, ...change })
  return (
    <section aria-label="How signals come in" className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      <h3 className="m-0 text-xs font-semibold text-faint">How signals come in</h3>
      <div className="flex items-end gap-6">
        <Checkbox
          label="Programs on this machine may send signals"
          isSelected={door.on}
          onChange={(on) => set({ on })}
        />
        {door.on ? (
          <DraftField
            label="Port"
            value={door.port === 0 ? 'any' : String(door.port)}
            onDraft={(text) => {
              const wanted = text.trim() === 'any' || text.trim() === '' ? 0 : Number(text)
              const fits = wanted === 0 || (Number.isInteger(wanted) && wanted >= 1024 && wanted <= 65_535)
              if (!fits) return fail('A number from 1024 to 65535, or “any”.')
              set({ port: wanted })
              return succeed(undefined)
            }}
          />
        ) : null}
      </div>
      {door.on ? <Webhooks door={door} onChange={set} /> : null}
    </section>
  )
}

/** [WH1] Off until there is a secret; whoever forwards webhooks needs it, and a port that stays. */
function Webhooks({
  door,
  onChange
}: {
  readonly door: SignalSettings
  readonly onChange: (change: Partial<SignalSettings>) => void
}) {
  const app = useApp()
  const [copied, setCopied] = useState<string | null>(null)
  const secret = door.webhookSecret
  const copy = (form: SecretForm) =>
    void app.copyWebhookSecret(form).then(
      () => setCopied('Copied.'),
      () => setCopied('It could not be copied.')
    )
  const renew = () => {
    setCopied(null)
    onChange({ webhookSecret: app.newSecret() })
  }
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label="Webhooks of GitHub and GitLab that are forwarded to this machine"
        isSelected={secret !== null}
        onChange={(selected) => (selected ? renew() : onChange({ webhookSecret: null }))}
      />
      {secret === null ? null : (
        <>
          <p className="m-0 text-xs text-soft" data-selectable>
            {door.port === 0
              ? 'Choose a port first: whoever forwards them needs one that stays.'
              : `Forward them to http://127.0.0.1:${door.port}/v1/webhooks/github or …/gitlab, as JSON, with this secret.`}
          </p>
          <div className="flex flex-wrap items-center gap-2">
            <Button size="small" onPress={() => copy('secret')}>
              Copy the secret
            </Button>
            <Button size="small" onPress={() => copy('signingToken')}>
              Copy as GitLab’s signing token
            </Button>
            <Button look="quiet" size="small" onPress={renew}>
              Make a new one
            </Button>
            <span role="status" className="text-xs text-faint">
              {copied}
            </span>
          </div>
        </>
      )}
    </div>
  )
}
