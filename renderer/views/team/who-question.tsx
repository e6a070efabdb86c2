import { UserCheck } from 'lucide-react'

import type { Namesake, TeamState } from '../../../shared/ipc/team-state.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { useBoard } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { DeedError } from '../board-files/deed-error.tsx'
import { useDeed } from '../board-files/use-deed.ts'

/** [TE23] Asks somebody who joins whether they are one of the people that the board knows by a name like theirs. */
export function WhoQuestion({ team }: { readonly team: TeamState }) {
  const session = useBoard()
  const deed = useDeed()
  const answer = (person: PersonId | null) =>
    deed.run(async () => {
      const done = await session.changeTeam({ kind: 'iAm', person })
      if (!done.ok) throw new Error(done.failure)
    })
  const owns = ({ tasks }: Namesake) =>
    tasks === 0 ? 'who owns nothing here yet' : `who owns ${countOf(tasks, 'task')} here`
  return (
    <section
      aria-label="Who you are"
      className="flex flex-1 flex-col items-center justify-center gap-5 p-8 text-center"
    >
      <UserCheck aria-hidden size={22} className="text-faint" />
      <div className="flex flex-col gap-1.5">
        <h2 className="m-0 text-heading font-semibold">Are you already on this board?</h2>
        <p className="m-0 max-w-md leading-relaxed text-soft">
          Teammates wrote down people who had no device yet, with a name like yours. Say who you are, and what they own
          is yours.
        </p>
      </div>
      <ul className="m-0 flex w-full max-w-sm list-none flex-col gap-2 p-0">
        {team.namesakes.map((one) => (
          <li key={one.person}>
            <Button wide size="large" isDisabled={deed.busy} onPress={() => answer(one.person)}>
              <span className="min-w-0 truncate">
                I am <strong className="font-semibold">{one.name}</strong>, {owns(one)}
              </span>
            </Button>
          </li>
        ))}
        <li>
          <Button wide look="quiet" isDisabled={deed.busy} onPress={() => answer(null)}>
            None of these: I am somebody new
          </Button>
        </li>
      </ul>
      <DeedError deed={deed} />
    </section>
  )
}
