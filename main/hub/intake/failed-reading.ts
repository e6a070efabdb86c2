import type { ImportReading } from '../../../shared/formats/import-reading.ts'

/** A reading that holds one error and nothing to apply. */
export function failedReading(format: ImportReading['format'], title: string, message: string): ImportReading {
  return {
    format,
    title,
    tasks: 0,
    summaries: 0,
    milestones: 0,
    dependencies: 0,
    people: 0,
    calendars: 0,
    problems: [{ severity: 'error', where: 'file', message }],
    moreProblems: 0,
    asOf: null,
    intent: null
  }
}
