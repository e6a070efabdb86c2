import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { IntentProblem } from './intent-problem.ts'
import type { Json } from './json.ts'
import { readJson } from './read-json.ts'
import type { FieldReaders } from './read-value.ts'
import { refuse } from './refuse.ts'
import { sameJson } from './same-json.ts'

/** What a field must hold, where its name does not say it. */
const hints: ReadonlyMap<string, string> = new Map([
  ['title', 'A title needs some text, 2,000 letters at most.'],
  ['name', 'A name needs some text, 200 letters at most.'],
  ['estimate', 'An estimate is a whole number of minutes, 0 or more.'],
  ['estimateRange', 'A range is two whole numbers of minutes, the best before the worst.'],
  ['remaining', 'What remains is a whole number of minutes, 0 or more.'],
  ['progress', 'Progress lies between 0 and 1.'],
  ['constraint', 'This constraint needs a date, or must have none.'],
  ['keyPrefix', 'Keys begin with two to ten capital letters or digits, a letter first.'],
  ['minutesPerDay', 'A day needs at least one working minute.'],
  ['hue', 'A hue is a number from 0 to 7.'],
  ['week', 'A week is seven days of working intervals within 0 to 1440 minutes.'],
  ['lag', 'A lag is a whole number of minutes, working or elapsed.']
])

/**
 * The fields of a change as plain data, in the order given; those that hold what they would be set to are left out.
 * Refuses fields that do not exist and values that they cannot hold.
 */
export function readChange<Thing extends object>(
  change: object,
  readers: FieldReaders<Thing>,
  present: object
): Result<readonly (readonly [string, Json])[], IntentProblem> {
  const held = new Map<string, unknown>(Object.entries(present))
  const fields: (readonly [string, Json])[] = []
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) continue
    const read = isFieldOf(readers, field) ? readers[field](value) : undefined
    const json = read === undefined ? undefined : readJson(read)
    if (json === undefined)
      return refuse('invalid', hints.get(field) ?? `“${field.slice(0, 40)}” cannot be set to that.`)
    if (!held.has(field) || !sameJson(held.get(field), json)) fields.push([field, json])
  }
  return succeed(fields)
}

function isFieldOf<Thing extends object>(readers: Thing, field: string): field is keyof Thing & string {
  return Object.hasOwn(readers, field)
}
