import type { Intent } from '../intents/intent.ts'
import type { CalendarId, PersonId } from '../model/ids.ts'

import type { ImportContext, NewId } from './import-context.ts'
import type { MsCalendars } from './ms-calendars.ts'
import type { MsElement } from './ms-element.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

/** Somebody a task is assigned to. */
export type MsOwner = {
  readonly id: PersonId
  readonly name: string
  /** The calendar that the file gives them; null where it is the project's. */
  readonly fileCalendar: CalendarId | null
  /** The calendar they will have on the board, null for the board's. */
  readonly boardCalendar: CalendarId | null
}

/** Who a file's tasks are assigned to. */
export type MsPeople = {
  /** The first work resource of a task. */
  readonly ownerOf: (taskUid: number) => MsOwner | null
  /** The further ones. */
  readonly othersOf: (taskUid: number) => readonly MsOwner[]
  readonly intents: () => readonly Intent[]
}

/** What Project writes for "nobody". */
const nobody = -65_535

/** [MSP8] Work resources that something is assigned to become people; the same name is the same person. */
export function readMsPeople(
  project: MsElement,
  calendars: MsCalendars,
  values: MsValues,
  { people }: Pick<ImportContext, 'people'>,
  newId: NewId,
  problems: ProblemList
): MsPeople {
  const onBoard = new Map(people.map((person) => [person.name.toLowerCase(), person]))
  const added = new Map<string, MsOwner>()
  const intents: Intent[] = []
  const resources = new Map<number, MsElement>()
  const owners = new Map<number, MsOwner | null>()
  const assigned = new Map<number, Set<MsOwner>>()
  let material = 0

  for (const resource of project.child('Resources')?.children('Resource') ?? []) {
    const uid = values.number(resource, 'UID', 'Resource')
    if (uid !== null && !resources.has(uid)) resources.set(uid, resource)
  }
  for (const assignment of project.child('Assignments')?.children('Assignment') ?? []) {
    const where = `Assignment UID ${assignment.text('UID')?.slice(0, 20) ?? '?'}`
    const task = values.number(assignment, 'TaskUID', where)
    const uid = values.number(assignment, 'ResourceUID', where)
    if (task === null || uid === null || uid === nobody) continue
    const resource = resources.get(uid)
    if (resource === undefined) {
      problems.warn(where, `ResourceUID: the file has no resource ${uid}; the assignment is left out.`)
      continue
    }
    if (!owners.has(uid)) owners.set(uid, ownerFrom(uid, resource))
    const owner = owners.get(uid) ?? null
    if (owner !== null) assigned.set(task, (assigned.get(task) ?? new Set()).add(owner))
  }
  if (material > 0) {
    problems.warn(
      'Resources',
      `Material, cost and budget resources are not people; ${material} with assignments are left out.`
    )
  }

  function ownerFrom(uid: number, resource: MsElement): MsOwner | null {
    const where = `Resource UID ${uid} “${resource.text('Name')?.slice(0, 80) ?? ''}”`
    const name = resource.text('Name')?.slice(0, 200).trim() ?? ''
    // Type 0 is material, 1 work, 2 cost; older files leave it out for work.
    const isWork = (values.number(resource, 'Type', where) ?? 1) === 1
    if (!isWork || values.flag(resource, 'IsBudget') || values.flag(resource, 'IsCostResource')) {
      material += 1
      return null
    }
    if (name === '') {
      problems.warn(where, 'It has no name; its assignments are left out.')
      return null
    }
    const known = added.get(name.toLowerCase())
    if (known) return known
    const calendarUid = values.number(resource, 'CalendarUID', where)
    const found = calendarUid === null || calendarUid < 0 ? null : calendars.find(calendarUid, where)
    const fileCalendar = found === calendars.project ? null : found
    const person = onBoard.get(name.toLowerCase())
    const id = person?.id ?? (newId() as PersonId)
    const boardCalendar = person ? person.calendar : fileCalendar
    const hue = (people.length + added.size) % 8
    const team = resource.text('Group')?.slice(0, 80).trim() ?? ''
    if (!person)
      intents.push({
        type: 'addPerson',
        person: { id, name, hue, calendar: boardCalendar, ...(team === '' ? {} : { team }) }
      })
    const owner = { id, name, fileCalendar, boardCalendar }
    added.set(name.toLowerCase(), owner)
    return owner
  }

  return {
    ownerOf: (task) => assigned.get(task)?.values().next().value ?? null,
    othersOf: (task) => [...(assigned.get(task) ?? [])].slice(1),
    intents: () => intents
  }
}
