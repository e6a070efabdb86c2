import { Copy } from 'lucide-react'
import { useState } from 'react'

import type { PairInvite } from '../../../shared/ipc/board-deed.ts'
import { useApp } from '../../state/app-context.ts'
import { Button } from '../../ui/button.tsx'

/** A link to hand out, and the six words that whoever opens it sees. */
export function MadeInvite({ made }: { readonly made: PairInvite }) {
  const app = useApp()
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
      <div className="flex items-center gap-2">
        <output aria-label="Invite link" className="min-w-0 flex-1 truncate font-mono text-xs" data-selectable>
          {made.link}
        </output>
        <Button
          onPress={() => {
            app.copyInvite(made.link).then(
              () => setCopied(true),
              () => setCopied(false)
            )
          }}
        >
          <Copy aria-hidden size={14} />
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p className="m-0 text-xs leading-relaxed text-soft">
        Whoever has the link can join. When they open it they see these six words:{' '}
        <strong className="font-semibold text-ink">{made.fingerprint}</strong>
      </p>
    </div>
  )
}
