import { plainLine } from '../alerts/plain-line.ts'
import type { Moment } from '../alerts/moment.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { latestApproval } from '../model/latest-approval.ts'
import { mentionsIn } from '../model/mentions.ts'
import { ownedTasks } from '../model/owned-tasks.ts'

import type { UnplacedItem } from './inbox-item.ts'

/** [AL8] In characters. */
const [titleLength, bodyLength] = [80, 200]

/**
 * [IB11] What comes back to whoever asked, or waited: answers to questions of mine since `since`, requests of mine that were
 * declined and not made again, and begun work of mine that was to wait until a day that has come.
 */
export function cameBack(moment: Moment, me: PersonId, since: number): readonly UnplacedItem[] {
  return [...answers(moment, me, since), ...declines(moment, me), ...waitsOver(moment, me)]
}

/** One that names me stands there as that. */
function answers(moment: Moment, me: PersonId, since: number): readonly UnplacedItem[] {
  const { graph } = moment
  const items: UnplacedItem[] = []
  for (const { id, task, text, written, asks, answers: question } of graph.comments.values()) {
    if (question === null || written.by === me || asks === me || written.at < since) continue
    const asked = graph.comments.get(question)
    if (asked?.task !== task || asked.asks === null || asked.written.by !== me) continue
    if (mentionsIn(text, graph.people).some(({ person }) => person === me)) continue
    const title = `${nameOf(written.by, moment)} answers you about ${titleOf(task, moment)}`
    items.push(itemOf('answered', `answer-${id}`, task, title, text, written.at))
  }
  return items
}

function declines(moment: Moment, me: PersonId): readonly UnplacedItem[] {
  const { graph, schedule } = moment
  const asked = [...graph.approvals.values()].filter(({ requested }) => requested.by === me)
  return asked.flatMap(({ id, task, decision }) => {
    const state = schedule.forecasts.get(task)?.state
    if (decision?.verdict !== 'declined' || latestApproval(graph, task)?.id !== id) return []
    if (state === undefined || state === 'cancelled') return []
    const title = `${nameOf(decision.by, moment)} declines ${titleOf(task, moment)}`
    return [itemOf('approvalDeclined', `declined-${id}`, task, title, decision.reason, decision.at)]
  })
}

/** What has not begun is clear to start on that day, or blocked still, and stands there as that. */
function waitsOver(moment: Moment, me: PersonId): readonly UnplacedItem[] {
  const { graph, schedule } = moment
  return [...(ownedTasks(graph.tasks).get(me) ?? [])].flatMap((task) => {
    const waiting = graph.tasks.get(task)?.waiting ?? null
    if (waiting === null || waiting.until > schedule.now) return []
    if (schedule.forecasts.get(task)?.state !== 'inProgress') return []
    const title = `The day has come: ${titleOf(task, moment)}`
    return [itemOf('waitOver', `wait-${task}-${waiting.until}`, task, title, waiting.reason, waiting.until)]
  })
}

function itemOf(
  kind: UnplacedItem['kind'],
  key: string,
  task: TaskId,
  title: string,
  body: string,
  since: Instant
): UnplacedItem {
  return {
    kind,
    key,
    task,
    title: plainLine(title, titleLength),
    body: plainLine(body, bodyLength),
    since,
    details: []
  }
}

function titleOf(task: TaskId, { graph }: Moment): string {
  return graph.tasks.get(task)?.title ?? 'a task'
}

function nameOf(person: PersonId | null, { graph }: Moment): string {
  return (person === null ? undefined : graph.people.get(person)?.name) ?? 'Somebody'
}
