import * as z from 'zod/mini'

import { boardItems } from '../../../shared/inbox/board-items.ts'
import { inboxOf } from '../../../shared/inbox/inbox-of.ts'
import type { Inbox, InboxItem, InboxMark } from '../../../shared/inbox/inbox-item.ts'
import { inboxMarkSchema } from '../../../shared/ipc/inbox-schema.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Proposal } from '../../../shared/proposals/proposal.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import type { PersonalKind, PersonalValues } from '../personal/personal-values.ts'

export type InboxParts = {
  readonly boards: () => readonly LiveBoard[]
  readonly values: Pick<PersonalValues, 'all' | 'set'>
  readonly clock: Clock
  /** A snooze may be over. */
  readonly onDue: () => void
}

/** The inbox of this device's person. */
export type HubInbox = {
  /** As it stands; boards that have not changed since are not read again. */
  readonly read: () => Inbox
  /** [IB5] Rejects with a sentence. */
  readonly mark: (key: string, mark: InboxMark | null) => Promise<void>
}

type Reading = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly proposals: readonly Proposal[]
  readonly me: PersonId | null
  readonly items: readonly InboxItem[]
}
type StoredMark = { readonly mark: InboxMark; readonly at: number }

/** Marks of a year of busy days: an item that old has ended by itself. */
const mostMarks = 5_000

/** A timer stands still while the machine sleeps: none is longer, in milliseconds. */
const longestWait = 15 * 60_000

const marks: PersonalKind<StoredMark> = {
  name: 'inbox',
  parse: (raw) => {
    const parsed = z.safeParse(z.object({ mark: inboxMarkSchema, at: z.number() }), raw)
    return parsed.success ? parsed.data : null
  },
  most: mostMarks,
  madeAt: ({ at }) => at
}

export function createInbox({ boards, values, clock, onDue }: InboxParts): HubInbox {
  let readings = new Map<LiveBoard, Reading>()
  let cancel: (() => void) | null = null

  function readingOf(board: LiveBoard): Reading {
    const before = readings.get(board)
    const [graph, schedule, me, proposals] = [board.graph(), board.schedule(), board.me(), board.proposals()]
    const isSame = before?.graph === graph && before.schedule === schedule && before.proposals === proposals
    if (isSame && before.me === me) return before
    return { graph, schedule, proposals, me, items: boardItems({ graph, schedule }, proposals, me) }
  }

  function waitForSnoozes({ snoozed: [first] }: Inbox): void {
    cancel?.()
    cancel = null
    if (first?.mark?.state !== 'snoozed') return
    const left = millisecondsOf(first.mark.until) - clock.milliseconds()
    cancel = clock.after(Math.min(Math.max(left, 0), longestWait), onDue)
  }

  return {
    read: () => {
      readings = new Map(boards().map((board) => [board, readingOf(board)]))
      const items = [...readings.values()].flatMap((reading) => reading.items)
      const kept = new Map([...values.all(marks)].map(([key, { mark }]) => [key, mark]))
      const inbox = inboxOf(items, kept, clock.now())
      waitForSnoozes(inbox)
      return inbox
    },
    mark: (key, mark) => {
      const stored = mark === null ? null : { mark, at: clock.milliseconds() }
      return values.set(marks, new Map([[key, stored]]))
    }
  }
}
