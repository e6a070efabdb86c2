import type { PersonId } from './ids.ts'
import type { Person } from './person.ts'
import type { WorkGraph } from './work-graph.ts'

type People = Pick<WorkGraph, 'people'>

/** [SG13] Who has this login, else this name, else whose name, or a word of it, begins so. */
export function peopleNamed({ people }: People, name: string): readonly Person[] {
  const all = [...people.values()]
  const called = all.filter(({ logins }) => logins.includes(name.toLowerCase()))
  if (called.length > 0) return called
  const wanted = name.replace(/^@/, '').toLowerCase()
  const exact = all.filter((person) => person.name.toLowerCase() === wanted)
  if (exact.length > 0) return exact
  return all.filter((person) => ` ${person.name.toLowerCase()}`.includes(` ${wanted}`))
}

/** [SG13] The one person with this login; null for nobody, and where several have it. */
export function personOfLogin({ people }: People, login: string | null): PersonId | null {
  if (login === null) return null
  const [only, ...more] = [...people.values()].filter(({ logins }) => logins.includes(login.toLowerCase()))
  return only === undefined || more.length > 0 ? null : only.id
}
