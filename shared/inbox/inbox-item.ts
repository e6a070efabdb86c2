import type { BoardId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

import type { InboxKind } from './inbox-kinds.ts'

/** Something for one person to look at. */
export type InboxItem = {
  /** [IB4] */
  readonly key: string
  readonly kind: InboxKind
  readonly board: BoardId
  readonly boardTitle: string
  /** What opens with it. */
  readonly task: TaskId | null
  readonly title: string
  readonly body: string
  /** Null where nobody knows since when. */
  readonly since: Instant | null
  /** [IB3] */
  readonly details: readonly string[]
}

/** An item whose board is not said yet. */
export type UnplacedItem = Omit<InboxItem, 'board' | 'boardTitle'>

/** [IB5] What a person decided about an item. */
export type InboxMark =
  | { readonly state: 'seen' }
  | { readonly state: 'done' }
  | { readonly state: 'snoozed'; readonly until: Instant; readonly reason: string }

/** An item as it stands in a list; without a mark it is unread. */
export type InboxEntry = InboxItem & { readonly mark: InboxMark | null }

/** [IB5] The inbox as it is shown. */
export type Inbox = {
  readonly needs: readonly InboxEntry[]
  readonly moved: readonly InboxEntry[]
  readonly snoozed: readonly InboxEntry[]
  /** Of *needs you* and of *what moved* together. */
  readonly unread: number
}
