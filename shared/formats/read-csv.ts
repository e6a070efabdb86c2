import type { Intent, NewPerson, NewTask } from '../intents/intent.ts'
import { compareText } from '../lib/compare.ts'
import type { DependencyId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { rankBetween } from '../model/rank.ts'

import { readCsvColumns } from './csv-columns.ts'
import { resolveCsvLinks } from './csv-links.ts'
import { readCsvTable } from './csv-table.ts'
import { readCsvTasks } from './csv-task.ts'
import type { CsvTask } from './csv-task.ts'
import type { ImportContext, NewId } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { createProblemList } from './problem-list.ts'
import type { ProblemList } from './problem-list.ts'

const oneDay = toWorkingMinutes(480)

/** [CSV1]–[CSV8] [CSV10] Reads the text of a CSV file (SPEC.md). Never throws; `title` is what to call the import. */
export function readCsv(text: string, title: string, context: ImportContext, newId: NewId): ImportReading {
  const problems = createProblemList()
  const table = readCsvTable(text, problems)
  const columns = readCsvColumns(table.headers)
  if (columns.at.title.length === 0 && !problems.hasErrors()) {
    problems.error('row 1', `No column holds titles. The headers are: ${table.headers.slice(0, 20).join(', ')}.`)
  }
  if (columns.unused.length > 0)
    problems.warn('row 1', `Columns that are not read: ${columns.unused.slice(0, 20).join(', ')}.`)
  const rows = problems.hasErrors() ? [] : readCsvTasks(table, columns, context, problems)
  const tasks = [...rows, ...sectionsOf(rows)]
  const links = resolveCsvLinks(tasks, problems)
  if (rows.length === 0 && !problems.hasErrors()) problems.error('file', 'There are headers, but no rows below them.')

  const ids = tasks.map(() => newId() as TaskId)
  const people = createPeople(context, newId)
  const parents = links.parents.map((parent, index) => parent ?? sectionIndex(tasks, index))
  const summaries = new Set(parents.filter((parent) => parent !== null))
  let rank = context.lastRank
  const created = tasks.map((task, index): Intent => {
    rank = rankBetween(rank, null, 'i')
    const parent = parents[index] ?? null
    const facts = { ...factsOf(task, context, problems), kind: summaries.has(index) ? ('summary' as const) : task.kind }
    const owner = people.find(task.owner, task.team)
    return {
      type: 'createTask',
      task: {
        id: ids[index] as TaskId,
        title: task.title,
        rank,
        parent: parent === null ? null : (ids[parent] ?? null),
        owner,
        ...facts
      }
    }
  })
  const dependencies = links.dependencies.map(({ predecessor, successor }): Intent => {
    const ends = { predecessor: ids[predecessor] as TaskId, successor: ids[successor] as TaskId }
    return { type: 'addDependency', dependency: { id: newId() as DependencyId, ...ends } }
  })
  const named: readonly Intent[] = context.boardIsEmpty ? [{ type: 'editBoard', change: { title } }] : []
  const intents: readonly Intent[] = [...named, ...people.intents(), ...created, ...dependencies]
  return {
    format: 'csv',
    title,
    tasks: tasks.length,
    summaries: summaries.size,
    milestones: tasks.filter(({ kind }) => kind === 'milestone').length,
    dependencies: dependencies.length,
    people: people.intents().length,
    calendars: 0,
    ...problems.result(),
    asOf: null,
    intent: problems.hasErrors() ? null : { type: 'together', label: `Import ${title}`, intents }
  }
}

/** [CSV7] A summary for each section that rows name. */
function sectionsOf(rows: readonly CsvTask[]): readonly CsvTask[] {
  const names = [...new Set(rows.flatMap(({ section }) => (section === '' ? [] : [section])))].toSorted(compareText)
  return names.map((name) => ({ ...emptyTask, id: `\u0000section ${name}`, title: name }))
}

const emptyTask: CsvTask = {
  row: 1,
  id: '',
  title: '',
  kind: 'summary',
  owner: '',
  team: '',
  progress: 'open',
  start: null,
  due: null,
  started: null,
  finished: null,
  estimate: null,
  remaining: null,
  parent: '',
  section: '',
  blockedBy: [],
  blocks: []
}

function sectionIndex(tasks: readonly CsvTask[], index: number): number | null {
  const section = tasks[index]?.section ?? ''
  return section === '' ? null : tasks.findIndex(({ id }) => id === `\u0000section ${section}`)
}

/** [CSV5] [CSV6] The facts that a row states; they never lie after now. */
function factsOf(task: CsvTask, { now }: ImportContext, problems: ProblemList): Partial<NewTask> {
  const where = `row ${task.row}`
  const past = (date: number): ReturnType<typeof toInstant> => toInstant(Math.min(date, now))
  const estimate = task.estimate ?? (task.kind === 'task' ? oneDay : toWorkingMinutes(0))
  const facts: Partial<NewTask> = {
    estimate,
    sourceId: task.id === '' || task.id.startsWith('\u0000') ? null : task.id,
    constraint: task.start === null ? null : { type: 'startNoEarlierThan', date: task.start },
    promise: task.due === null ? null : { date: task.due, to: 'the plan', clientFacing: false, costOfDelay: null }
  }
  switch (task.progress) {
    case 'open':
      return facts
    case 'cancelled':
      return { ...facts, cancelledAt: past(task.finished ?? now) }
    case 'started':
      return {
        ...facts,
        actualStart: past(task.started ?? now),
        remaining: { minutes: task.remaining ?? estimate, at: now }
      }
    case 'finished': {
      const finish = past(task.finished ?? task.due ?? now)
      if (task.finished === null)
        problems.warn(where, 'It is done, but the file does not say since when; its due date or now is taken.')
      return {
        ...facts,
        actualStart: past(Math.min(task.started ?? task.start ?? finish, finish)),
        actualFinish: finish
      }
    }
  }
}

type People = {
  readonly find: (name: string, team: string) => PersonId | null
  readonly intents: () => readonly Intent[]
}

/** [CSV10] One person a name, those on the board first; who is new is of the team that their first row with one names. */
function createPeople(context: ImportContext, newId: NewId): People {
  const known = new Map(context.people.map(({ id, name }) => [name.toLowerCase(), id]))
  const added = new Map<PersonId, NewPerson>()
  return {
    intents: () => [...added.values()].map((person) => ({ type: 'addPerson', person })),
    find: (text, said) => {
      // Tools write several members with commas between; the first one is the owner.
      const name = text.split(/[,;]/)[0]?.trim().slice(0, 200) ?? ''
      if (name === '') return null
      const id = known.get(name.toLowerCase()) ?? (newId() as PersonId)
      if (!known.has(name.toLowerCase()))
        added.set(id, { id, name, hue: (context.people.length + added.size) % 8, calendar: null })
      known.set(name.toLowerCase(), id)
      const person = added.get(id)
      const team = said.trim().slice(0, 80)
      if (person !== undefined && person.team === undefined && team !== '') added.set(id, { ...person, team })
      return id
    }
  }
}
