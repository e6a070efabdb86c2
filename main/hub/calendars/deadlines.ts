import type { Deadline } from '../../../shared/formats/read-deadlines.ts'
import type { CalendarDeadline } from '../../../shared/ipc/calendar-deadline.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import type { PersonalValues } from '../personal/personal-values.ts'
import type { SignalIntake } from '../signals/signal-intake.ts'

import type { Calendars } from './calendars.ts'
import { deadlineLinks, followersOf, keyOfDeadline } from './deadline-links.ts'

type FollowedBoard = Pick<LiveBoard, 'id' | 'graph' | 'me'>

export type DeadlineParts = {
  readonly calendars: Pick<Calendars, 'deadlines' | 'observe'>
  readonly values: Pick<PersonalValues, 'all' | 'set'>
  readonly boards: () => readonly FollowedBoard[]
  readonly intake: Pick<SignalIntake, 'take'>
  readonly clock: Clock
  /** A sentence. */
  readonly onProblem: (message: string) => void
}

/** The deadlines of a person's calendars, and what they tell boards. */
export type Deadlines = {
  /** [CD3] Those of one calendar, as they stand to a board. */
  readonly list: (board: FollowedBoard, calendar: string) => readonly CalendarDeadline[]
  /** [CD3] From now on the task follows the entry; null is none. Resolves once what it says was told. The failure is a sentence. */
  readonly link: (board: FollowedBoard, uid: string, task: TaskId | null) => Promise<Result<null, string>>
}

/** Tells boards by signals what moved in a person's calendars. */
export function createDeadlines(parts: DeadlineParts): Deadlines {
  const { calendars, values, clock } = parts
  let told = ''

  calendars.observe(() => {
    // A calendar tells of itself far more often than its deadlines move.
    const known = JSON.stringify([...calendars.deadlines()])
    if (known === told) return
    told = known
    void tell()
  })

  /** [CD2] What was told before is a duplicate, whoever told it. */
  async function tell(): Promise<void> {
    const links = values.all(deadlineLinks)
    const events = [...calendars.deadlines().values()].flat().flatMap((deadline) =>
      parts.boards().flatMap((board) => {
        const followers = followersOf(deadline, board.graph(), board.me(), links.get(keyOfDeadline(deadline.uid)))
        return followers
          .filter(({ promise }) => promise?.date !== deadline.due)
          .map((task) => moved(board, task, deadline))
      })
    )
    if (events.length === 0) return
    const taken = await parts.intake.take(events.map((event) => succeed(event)))
    if (taken.ok) return
    told = ''
    parts.onProblem(`A deadline that moved in your calendar was not told: ${taken.failure}`)
  }

  function moved(board: FollowedBoard, task: Task, { uid, due, sequence, changedAt }: Deadline): CloudEvent {
    const now = clock.milliseconds()
    return {
      id: `${keyOfDeadline(uid)} ${sequence} ${due} ${task.id}`,
      source: `calendar/${board.me() ?? ''}`,
      type: 'promise.moved',
      subject: task.id,
      time: changedAt === null ? now : Math.min(millisecondsOf(changedAt), now),
      data: { date: new Date(millisecondsOf(due)).toISOString() },
      extensions: new Map([['slipstreamboard', board.id]])
    }
  }

  return {
    list: (board, calendar) => {
      const links = values.all(deadlineLinks)
      const graph = board.graph()
      return (calendars.deadlines().get(calendar) ?? []).map((deadline) => {
        const { uid, title, due } = deadline
        const [task] = followersOf(deadline, graph, board.me(), links.get(keyOfDeadline(uid)))
        return { uid, title, due, task: task?.id ?? null }
      })
    },
    link: async (board, uid, task) => {
      if (task !== null && !board.graph().tasks.has(task)) return fail('This task is not on the board any more.')
      const link = { board: board.id, task, at: clock.milliseconds() }
      await values.set(deadlineLinks, new Map([[keyOfDeadline(uid), link]]))
      await tell()
      return succeed(null)
    }
  }
}
