import type { Frame } from '../../../shared/sync/frame.ts'
import type { IntentId } from '../../../shared/model/ids.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { Clock } from '../clock.ts'
import { newUuid } from '../new-uuid.ts'
import { readPersonalContents } from '../personal/personal-contents.ts'
import type { PersonalContents, PersonalEntry } from '../personal/personal-contents.ts'

/** [PD3] What a board keeps for one's own devices; empty on every board but the personal one. */
export type PersonalRoot = {
  readonly read: () => PersonalContents
  /** [PD8] All of it, as it is written. */
  readonly entries: () => Iterable<PersonalEntry>
  /** One transaction, on its way to the disk. False where this device may not write. */
  readonly write: (entries: readonly PersonalEntry[]) => boolean
}

export function createPersonalRoot(
  { doc, transact }: Pick<Replica, 'doc' | 'transact'>,
  clock: Clock,
  write: (frames: readonly Frame[], intent: IntentId) => void
): PersonalRoot {
  const root = doc.getMap<unknown>('personal')
  return {
    read: () => readPersonalContents(root.entries()),
    entries: () => root.entries(),
    write: (entries) => {
      const fresh = entries.filter(([key, value]) => JSON.stringify(root.get(key)) !== JSON.stringify(value))
      if (fresh.length === 0) return true
      const id = newUuid<IntentId>(clock)
      const framed = transact(
        () => {
          doc.transact(() => {
            for (const [key, value] of fresh) root.set(key, value)
          })
        },
        { id, type: 'personal', label: 'My devices', task: null, by: null }
      )
      if (framed.ok) write(framed.value, id)
      return framed.ok
    }
  }
}
