import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Nudge } from '../model/nudge.ts'
import type { TeamDecision } from '../model/team-decision.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import type { WorklogEntry } from '../model/worklog-entry.ts'
import { idOf, monday, randomGraph, seededRandom } from '../schedule/random-graph.test-support.ts'

const day = 1440

/** A random graph with logged work, nudges, drags, questions and decisions on it. */
export function indebtedGraph(seed: number): WorkGraph {
  const graph = randomGraph(seed, 5 + (seed % 40))
  const random = seededRandom(seed + 1)
  const some = (): Instant => toInstant(monday + Math.floor(random() * 40) * day)
  const tasks = [...graph.tasks.values()]
  const worklog = new Map<WorklogEntry['id'], WorklogEntry>()
  const nudges = new Map<Nudge['id'], Nudge>()
  const decisions = new Map<TeamDecision['id'], TeamDecision>()
  const comments = new Map<
    Parameters<WorkGraph['comments']['get']>[0],
    NonNullable<ReturnType<WorkGraph['comments']['get']>>
  >()
  const dragged = new Map(graph.tasks)
  for (const [place, { id, owner }] of tasks.entries()) {
    const deed = { by: owner, at: some() }
    const dice = random()
    if (dice < 0.3) {
      const entry = { id: idOf<WorklogEntry['id']>(`w${place}`), task: id, person: owner, note: '' }
      worklog.set(entry.id, { ...entry, minutes: toWorkingMinutes(1 + Math.floor(random() * 2000)), logged: deed })
    }
    if (random() < 0.2) nudges.set(idOf(`n${place}`), { id: idOf(`n${place}`), about: id, given: deed })
    if (random() < 0.1) {
      const drag = { hoursPerWeek: 2, people: 1 + Math.floor(random() * 4), at: deed.at }
      dragged.set(id, { ...(graph.tasks.get(id) ?? missing()), drag })
    }
    if (random() < 0.15) {
      const asked = { id: idOf<never>(`q${place}`), task: id, text: 'Which?', written: deed, asks: idOf<never>('ana') }
      comments.set(asked.id, { ...asked, answers: null })
    }
    if (random() < 0.1) {
      const made = { id: idOf<TeamDecision['id']>(`x${place}`), text: 'Do it', task: null, follower: owner }
      decisions.set(made.id, { ...made, followUp: random() < 0.5 ? id : null, made: deed })
    }
  }
  return { ...graph, tasks: dragged, worklog, nudges, decisions, comments }
}

function missing(): never {
  throw new Error('every task is on its own graph')
}
