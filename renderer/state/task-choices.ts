import type { TaskId } from '../../shared/model/ids.ts'

import type { BoardSession } from './board-session.ts'

/** So many are looked through, and so many offered. */
const mostFound = 30
const mostOffered = 12

/** The tasks that best match what somebody types, with whose they are, without those that are no choice. */
export function taskChoices(
  session: BoardSession,
  text: string,
  isNoChoice: (task: TaskId) => boolean = () => false
): readonly { readonly id: TaskId; readonly label: string; readonly detail: string }[] {
  const graph = session.graph.get()
  return session.search
    .best(graph, text, mostFound)
    .filter(({ id }) => !isNoChoice(id))
    .slice(0, mostOffered)
    .map(({ id, title, owner }) => ({
      id,
      label: title,
      detail: owner === null ? '' : (graph.people.get(owner)?.name ?? '')
    }))
}
