import { KeyRound } from 'lucide-react'
import { useState } from 'react'

import type { TeamDeed } from '../../../shared/ipc/team-deed.ts'
import type { PrintedRecovery, TeamState } from '../../../shared/ipc/team-state.ts'
import { useBoard } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

import { RecoverySheet } from './recovery-sheet.tsx'
import { useSayMoment } from './use-say-moment.ts'

/** Words on paper against the loss of every owner's device: drawn, shown once, and withdrawn when they are lost. */
export function RecoverySection({ team }: { readonly team: TeamState }) {
  const session = useBoard()
  const deed = useDeed()
  const [words, setWords] = useState<readonly string[] | null>(null)
  const ask = async (change: TeamDeed) => {
    const done = await session.changeTeam(change)
    if (!done.ok) throw new Error(done.failure)
    return done.value
  }
  const draw = () =>
    deed.run(async () => {
      const drawn = await ask({ kind: 'drawRecoveryWords' })
      if (drawn.kind === 'recoveryWords') setWords(drawn.words)
    })
  const certify = (printed: readonly string[]) =>
    deed.run(async () => {
      await ask({ kind: 'certifyRecovery', words: printed.join(' ') })
      setWords(null)
    })
  return (
    <section aria-label="Recovery" className="flex flex-col gap-3">
      <h3 className="m-0 text-xs font-semibold text-faint">Recovery</h3>
      {words === null ? (
        <>
          <p className="m-0 leading-relaxed text-soft">
            {team.recovery.length === 0
              ? 'Should every owner’s device be lost, nobody could invite or remove any more. Eighteen words on paper make any device an owner’s again.'
              : 'Whoever has the words on paper can make a device an owner’s. Keep them as you keep a passport.'}
          </p>
          {team.recovery.length === 0 ? null : (
            <ul aria-label="Words on paper" className="m-0 flex list-none flex-col gap-1 p-0 text-xs text-soft">
              {team.recovery.map((printed) => (
                <PrintedRow
                  key={printed.device}
                  printed={printed}
                  busy={deed.busy}
                  onWithdraw={() => deed.run(async () => void (await ask({ kind: 'retire', device: printed.device })))}
                />
              ))}
            </ul>
          )}
          <div>
            <Button isDisabled={deed.busy} onPress={draw}>
              <KeyRound aria-hidden size={14} />
              {team.recovery.length === 0 ? 'Print recovery words…' : 'Print other words…'}
            </Button>
          </div>
        </>
      ) : (
        <RecoverySheet
          words={words}
          busy={deed.busy}
          onConfirmed={() => certify(words)}
          onCancel={() => setWords(null)}
        />
      )}
      <DeedError deed={deed} />
    </section>
  )
}

function PrintedRow({
  printed,
  busy,
  onWithdraw
}: {
  readonly printed: PrintedRecovery
  readonly busy: boolean
  readonly onWithdraw: () => void
}) {
  const say = useSayMoment()
  const [asks, setAsks] = useState(false)
  return (
    <li className="flex flex-col gap-1.5">
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          Printed {say(printed.printedAt)}, known by {printed.fingerprint}
        </span>
        {asks ? null : (
          <Button look="quiet" size="small" onPress={() => setAsks(true)}>
            Withdraw…
          </Button>
        )}
      </span>
      {asks ? (
        <span className="flex flex-wrap items-center gap-2 rounded-md bg-danger-wash p-2.5 leading-relaxed">
          <span className="w-full">
            The paper is worth nothing then, and cannot be made good again. Open invites are withdrawn, since the
            board’s secret is changed.
          </span>
          <Button look="danger" size="small" isDisabled={busy} onPress={onWithdraw}>
            Withdraw these words
          </Button>
          <Button look="quiet" size="small" onPress={() => setAsks(false)}>
            Keep
          </Button>
        </span>
      ) : null}
    </li>
  )
}
