import type { RefusedEdit } from '../../shared/ipc/team-state.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import type { PersonId } from '../../shared/model/ids.ts'

/** [TE10] Why an edit of this device's does not count, in one sentence. `nameOf` gives "You" for oneself. */
export function whyRefused(why: RefusedEdit['why'], nameOf: (person: PersonId | null) => string): string {
  switch (why.kind) {
    case 'demoted':
      return `${nameOf(why.by)} had made you a viewer, and this device did not know it yet.`
    case 'removed':
      return `${nameOf(why.by)} had removed you from the board, and this device did not know it yet.`
    case 'retired':
      return `${nameOf(why.by)} had retired this device.`
    case 'neverAllowed':
      return 'You could only read the board then.'
    case 'fork':
      return 'This device went on from an older copy of the board, and what it had done before counts.'
    case 'rests':
      return 'It was built on something that does not count.'
    default:
      return assertNever(why)
  }
}
