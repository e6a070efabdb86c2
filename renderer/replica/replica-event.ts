import type { ChancesState } from '../../shared/chances/chances-state.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { HubToWindow, ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import type { TeamState } from '../../shared/ipc/team-state.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Slip } from '../../shared/schedule/slip.ts'

import type { LinkState } from '../bridge/hub-link.ts'

/** What an open board tells the page. */
export type ReplicaEvent =
  /** `level` once the hub has brought the document level with its log; before, it is what the cache held. */
  | { readonly type: 'graph'; readonly graph: WorkGraph; readonly level: boolean }
  | { readonly type: 'opened'; readonly now: Instant; readonly notices: readonly string[] }
  | { readonly type: 'link'; readonly state: LinkState }
  | { readonly type: 'unsaved'; readonly count: number }
  | { readonly type: 'notSaved'; readonly reason: string | null }
  | { readonly type: 'schedule'; readonly delta: ScheduleDelta }
  | { readonly type: 'chances'; readonly state: ChancesState }
  | Extract<HubToWindow, { readonly type: 'proposals' }>
  /** When this board was open last it could only be read; told before its first graph. */
  | { readonly type: 'readOnlyLast' }
  | { readonly type: 'team'; readonly team: TeamState }
  | Extract<HubToWindow, { readonly type: 'calendars' | 'watchedFolder' }>
  | { readonly type: 'slip'; readonly slip: Slip }
  /** These edits will never be saved; the document was built again from the hub without them. */
  | {
      readonly type: 'refused'
      readonly reason: string
      readonly edits: readonly LostEdit[]
      readonly notes: readonly LostNote[]
    }
  | { readonly type: 'problem'; readonly message: string }

/** An edit that was refused, so that it can be offered again. */
export type LostEdit = { readonly intent: Intent; readonly label: string }

/** A note as it stood with what was typed into it and refused, so that it can be copied. */
export type LostNote = { readonly task: TaskId; readonly text: string }
