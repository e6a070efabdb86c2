import type { ProblemList } from './problem-list.ts'

/** A job of an instance; `duration` in periods. */
export type PsplibJob = {
  readonly number: number
  /** "line 20": where its successors stand. */
  readonly where: string
  readonly duration: number
  readonly successors: readonly number[]
}

const largest = 64 * 1024 * 1024
const mostJobs = 100_000
/** [F2] Ten years of minutes: what the engine takes for the length of a task. */
const longest = 5_256_000

/** A line of numbers of a section, with its number in the file. */
type Row = { readonly line: number; readonly cells: readonly number[] }

/** [PSP1] The jobs of an instance, in the order of the file; none where there is an error. */
export function readPsplibJobs(text: string, problems: ProblemList): readonly PsplibJob[] {
  if (text.length > largest) {
    problems.error('file', 'The file is larger than 64 MiB.')
    return []
  }
  const lines = text.split(/\r\n|\r|\n/)
  const relations = sectionOf(lines, 'PRECEDENCE RELATIONS', problems)
  const requests = sectionOf(lines, 'REQUESTS/DURATIONS', problems)
  const durations = readDurations(requests, problems)
  const jobs = new Map<number, PsplibJob>()
  for (const { line, cells } of relations) {
    const where = `line ${line}`
    const [number, , count, ...successors] = cells
    const duration = number === undefined ? undefined : durations.get(number)
    if (number === undefined || count !== successors.length)
      problems.error(where, `It counts ${count ?? 'no'} successors and names ${successors.length}.`)
    else if (jobs.has(number)) problems.error(where, `Job ${number} stands there twice.`)
    else if (duration === undefined) problems.error(where, `REQUESTS/DURATIONS has no duration of job ${number}.`)
    else jobs.set(number, { number, where, duration, successors: [...new Set(successors)] })
  }
  for (const number of durations.keys())
    if (!jobs.has(number)) problems.error('PRECEDENCE RELATIONS', `Job ${number} has a duration and no line here.`)
  if (jobs.size > mostJobs) problems.error('file', `${jobs.size} jobs; at most ${mostJobs} can be read.`)
  if (jobs.size === 0 && !problems.hasErrors()) problems.error('file', 'There are no jobs in the file.')
  return problems.hasErrors() ? [] : [...jobs.values()]
}

/** [PSP2] Durations by job. A line of a further mode leaves the job's number out, so it is one cell shorter than a first. */
function readDurations(rows: readonly Row[], problems: ProblemList): ReadonlyMap<number, number> {
  const durations = new Map<number, number>()
  const width = rows[0]?.cells.length ?? 0
  const resources = width - 3
  let furtherModes = 0
  for (const { line, cells } of rows) {
    const where = `line ${line}`
    const [number = 0, , duration = 0] = cells
    if (cells.length === width - 1 && durations.size > 0) furtherModes += 1
    else if (cells.length !== width || resources < 0)
      problems.error(where, `It has ${cells.length} numbers where the first line has ${width}.`)
    else if (durations.has(number)) problems.error(where, `Job ${number} stands there twice.`)
    else if (duration > longest) problems.error(where, `A duration of ${duration} periods is more than ${longest}.`)
    else durations.set(number, duration)
  }
  if (furtherModes > 0)
    problems.warn('REQUESTS/DURATIONS', `${furtherModes} further modes of jobs are left out; the first mode counts.`)
  if (resources > 0)
    problems.warn(
      'REQUESTS/DURATIONS',
      `What jobs need of ${resources} resources is left out: the precedence alone counts.`
    )
  return durations
}

/** The rows between a heading and the next line of asterisks; what else stands there (column names, rules) has no number in front. */
function sectionOf(lines: readonly string[], heading: string, problems: ProblemList): readonly Row[] {
  const from = lines.findIndex((line) => line.trimStart().startsWith(heading))
  if (from < 0) {
    problems.error('file', `There is no section ${heading}.`)
    return []
  }
  const rows: Row[] = []
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim()
    if (line.startsWith('***')) return rows
    if (!/^\d/.test(line)) continue
    const cells = line.split(/\s+/)
    if (cells.every((cell) => /^\d{1,9}$/.test(cell))) rows.push({ line: at + 1, cells: cells.map(Number) })
    else problems.error(`line ${at + 1}`, `“${line.slice(0, 40)}” is no line of whole numbers.`)
  }
  problems.error('file', `It breaks off in the section ${heading}.`)
  return rows
}
