import type { PersonId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'

/** Where a signal came from, short enough for a row: "Ana’s calendar", "git". [CD2] */
export function sourceWords(source: string, { people }: Pick<WorkGraph, 'people'>): string {
  const person = source.startsWith('calendar/') ? people.get(source.slice('calendar/'.length) as PersonId) : undefined
  return person === undefined ? source.slice(0, 24) : `${person.name}’s calendar`
}
