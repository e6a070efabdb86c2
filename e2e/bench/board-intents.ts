import { uuidV7 } from '../../shared/lib/uuid-v7.ts'
import type { Intent, NewTask } from '../../shared/intents/intent.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { AnyId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant, toWorkingMinutes } from '../../shared/model/instant.ts'
import { rankBetween } from '../../shared/model/rank.ts'
import { layeredGraph, seededRandom } from '../../shared/schedule/random-graph.test-support.ts'

/** Monday 2026-11-16, 9:00 UTC: when the boards of the benches begin, and where their clock stands. */
export const benchTime = Date.UTC(2026, 10, 16, 9)

/**
 * A layered plan of `count` tasks and 2.45 times as many dependencies as one intent, with ids as the app makes them, the
 * same each time. `fields` says how much each task has: `few` is title, rank, owner and estimate; `twelve` fills twelve.
 */
export function boardIntents(count: number, fields: 'few' | 'twelve'): Extract<Intent, { type: 'together' }> {
  const graph = layeredGraph(count, 7)
  const random = seededRandom(11)
  const ids = new Map<string, string>()
  const dice = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256))

  /** The UUID that stands for a short id of the layered graph. */
  function idFor<Id extends AnyId>(short: Id): Id {
    const uuid = ids.get(short) ?? uuidV7(benchTime + ids.size, dice)
    ids.set(short, uuid)
    const parsed = parseId<Id>(uuid)
    if (!parsed.ok) throw new Error(parsed.failure)
    return parsed.value
  }

  let rank: string | null = null
  const intents: Intent[] = []
  for (const calendar of graph.calendars.values()) {
    intents.push({ type: 'addCalendar', calendar: { ...calendar, id: idFor(calendar.id) } })
  }
  for (const person of graph.people.values()) {
    const calendar = person.calendar === null ? null : idFor(person.calendar)
    intents.push({ type: 'addPerson', person: { ...person, id: idFor(person.id), calendar } })
  }
  for (const [index, task] of [...graph.tasks.values()].entries()) {
    const id = idFor(task.id)
    rank = rankBetween(rank, null, '')
    const few: NewTask = {
      id,
      title: `Task ${index + 1}: what one would call a piece of work`,
      rank,
      owner: task.owner === null ? null : idFor(task.owner),
      estimate: task.estimate
    }
    intents.push({ type: 'createTask', task: fields === 'few' ? few : { ...few, ...moreFields(index) } })
  }
  // Chance links a few pairs twice, which the app refuses.
  const linked = new Set<string>()
  for (const { id, predecessor, successor, type, lag } of graph.dependencies.values()) {
    const pair = `${predecessor} ${successor}`
    if (linked.has(pair)) continue
    linked.add(pair)
    const ends = { predecessor: idFor(predecessor), successor: idFor(successor) }
    intents.push({ type: 'addDependency', dependency: { id: idFor(id), ...ends, type, lag } })
  }
  return { type: 'together', label: 'A plan to measure', intents }
}

/** With title, rank, owner and estimate, and when it was made, these are twelve. */
function moreFields(index: number): Partial<NewTask> {
  const start = instantFromMilliseconds(benchTime)
  const later = (days: number) => toInstant(start + days * 1440)
  return {
    actualStart: later(-(index % 9) - 1),
    remaining: { minutes: toWorkingMinutes(60 * (1 + (index % 30))), at: start },
    progress: { fraction: (index % 10) / 10, at: start },
    constraint: { type: 'startNoEarlierThan', date: later(-(index % 20)) },
    promise: { date: later(30 + (index % 90)), to: 'Client', clientFacing: index % 2 === 0, costOfDelay: 100 },
    waiting: { until: later(1 + (index % 5)), reason: 'An answer' },
    sourceId: `row ${index + 1}`
  }
}
