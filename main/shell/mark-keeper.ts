import type { InboxMark } from '../../shared/inbox/inbox-item.ts'
import type { JsonFile } from '../settings/json-file.ts'

/** [IB8] A mark that no hub has said to have on disk; null takes a mark away. */
export type KeptMark = { readonly number: number; readonly key: string; readonly mark: InboxMark | null }

export type MarkKeeper = {
  /** Kept, and said to the hub if it is there. */
  readonly add: (key: string, mark: InboxMark | null) => void
  /** A hub has it, by its number. */
  readonly settle: (number: number) => void
  /** A hub has come up: all that is kept is said to it. */
  readonly sayAgain: () => void
  /** By key. */
  readonly marks: () => ReadonlyMap<string, InboxMark | null>
}

/** As many as the hub keeps at most. */
const mostKept = 5_000

/** [IB8] Keeps what a person decided about the inbox until a hub has it. `say` reaches a hub that is there, and nobody otherwise. */
export function createMarkKeeper({
  file,
  say,
  onTrouble
}: {
  readonly file: JsonFile<readonly KeptMark[]>
  readonly say: (mark: KeptMark) => void
  /** What is kept could not be written; it holds until the app ends. */
  readonly onTrouble: (error: unknown) => void
}): MarkKeeper {
  const write = (marks: readonly KeptMark[]): void => void file.write(marks).catch(onTrouble)
  // Never a number twice: a hub may still answer for an earlier one.
  let last = file.value().reduce((most, { number }) => Math.max(most, number), 0)
  return {
    add: (key, mark) => {
      last += 1
      const kept = { number: last, key, mark }
      write([...file.value().filter((each) => each.key !== key), kept].slice(-mostKept))
      say(kept)
    },
    settle: (number) => {
      const left = file.value().filter((each) => each.number !== number)
      if (left.length < file.value().length) write(left)
    },
    sayAgain: () => {
      for (const kept of file.value()) say(kept)
    },
    marks: () => new Map(file.value().map(({ key, mark }) => [key, mark]))
  }
}
