import type { TeamState } from '../../shared/ipc/team-state.ts'
import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Person } from '../../shared/model/person.ts'

/** Somebody else who looks at a task now. */
export type Onlooker = { readonly name: string; readonly hue: number }

/** Which of the others look at which task, each person once. */
export function onlookersByTask(
  team: TeamState,
  people: ReadonlyMap<PersonId, Person>
): ReadonlyMap<TaskId, readonly Onlooker[]> {
  const found = new Map<TaskId, Onlooker[]>()
  for (const { person, calledItself, devices } of team.people) {
    const known = people.get(person)
    const onlooker = { name: known?.name ?? calledItself ?? 'Somebody', hue: known?.hue ?? 7 }
    const tasks = new Set(devices.flatMap(({ looksAt, isThisOne }) => (isThisOne || looksAt === null ? [] : [looksAt])))
    for (const task of tasks) found.set(task, [...(found.get(task) ?? []), onlooker])
  }
  return found
}

/** Nobody looks: the same value each time. */
export const noOnlookers: readonly Onlooker[] = []
