import { LoaderCircle } from 'lucide-react'

import type { TeamState } from '../../../shared/ipc/team-state.ts'
import { stateInWords } from '../../state/sync-words.ts'
import { Button } from '../../ui/button.tsx'

import { useSayMoment } from './use-say-moment.ts'

/** A board that was said yes to and is not here yet: what is waited for, and what a member's device answered. */
export function JoiningNote({ team, onNetwork }: { readonly team: TeamState; readonly onNetwork: () => void }) {
  const say = useSayMoment()
  const refused = team.strangers.find(({ state }) => state?.kind === 'refused')
  return (
    <section aria-label="Joining" className="flex flex-1 flex-col items-center justify-center gap-4 p-8 text-center">
      {refused === undefined ? <LoaderCircle aria-hidden size={22} className="animate-spin text-faint" /> : null}
      <h2 className="m-0 text-heading font-semibold">
        {refused === undefined ? 'Looking for somebody who has the board' : 'Not let in'}
      </h2>
      <p className="m-0 max-w-md leading-relaxed text-soft">
        {refused?.state == null
          ? team.network === 'off'
            ? 'The network is off, so nobody can be found.'
            : 'The board comes as soon as the device of one member answers. It must be on, with Slipstream running. Should nobody answer for long, the invite may have expired or been withdrawn: ask for another one.'
          : stateInWords(refused.state, say)}
      </p>
      <Button onPress={onNetwork}>Network…</Button>
    </section>
  )
}
