import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { PairInvite } from '../../../shared/ipc/board-deed.ts'
import type { OpenBoards } from '../board/open-boards.ts'
import type { Team } from '../team/team.ts'

/** [PD2] A link that makes another device one of the person's own; the first one makes the personal board, where there is none. The failure is a sentence. */
export async function pairDevice(
  boards: Pick<OpenBoards, 'ready' | 'personal' | 'createPersonal'>,
  team: Pick<Team, 'carryOut'>,
  name: string
): Promise<Result<PairInvite, string>> {
  await boards.ready()
  if (boards.personal()?.membership.members().founded !== true && name.trim() === '')
    return fail('Say what you are called.')
  try {
    const { id } = boards.personal() ?? (await boards.createPersonal())
    const wish = { kind: 'invite', role: 'editor', hours: 24, uses: 1, name, isForOwnDevice: true } as const
    const invited = await team.carryOut(id, wish)
    if (!invited.ok) return invited
    if (invited.value.kind !== 'invited') return fail('No link was made.')
    const { link, fingerprint } = invited.value
    return succeed({ link, fingerprint })
  } catch (error) {
    return fail(error instanceof Error ? error.message : 'The device cannot be paired.')
  }
}
