import type { SlotOffer } from '../../../shared/ipc/hub-to-window.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { firstOpenSlot } from '../../../shared/slots/first-open-slot.ts'
import { takenSlot } from '../../../shared/slots/taken-slot.ts'
import type { LiveBoard } from '../board/live-board.ts'

import type { Calendars } from './calendars.ts'

/** [OS2] [OS6] When a task could begin and what it has taken; the calendars of this device's person count for their own tasks alone. */
export function offerSlot(
  board: Pick<LiveBoard, 'graph' | 'schedule' | 'me'>,
  task: TaskId,
  calendars: Pick<Calendars, 'busy'>
): SlotOffer {
  const graph = board.graph()
  const owner = graph.tasks.get(task)?.owner ?? null
  const own = owner !== null && owner === board.me() ? calendars.busy() : null
  const busy = own?.busy ?? []
  const { now } = board.schedule()
  return {
    slot: firstOpenSlot(graph, task, busy, now),
    taken: takenSlot(graph, task, busy, now),
    calendarReadAt: own?.readAt ?? null
  }
}
