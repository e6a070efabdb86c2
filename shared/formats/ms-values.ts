import type { Instant } from '../model/instant.ts'

import { instantOfLocal } from './local-time.ts'
import type { MsElement } from './ms-element.ts'
import type { MsName } from './ms-names.ts'
import type { ProblemList } from './problem-list.ts'

/** [MSP2] Reads the values of elements; what is there and cannot be read is a warning at `where`, and null. */
export type MsValues = {
  /** A whole number. */
  readonly number: (element: MsElement, name: MsName, where: string) => number | null
  readonly flag: (element: MsElement, name: MsName) => boolean
  /** A local date and time of the file, in the person's zone. */
  readonly date: (element: MsElement, name: MsName, where: string) => Instant | null
  /** Minutes of an ISO duration; seconds are kept as a fraction. */
  readonly duration: (element: MsElement, name: MsName, where: string) => number | null
}

const isoDuration = /^PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?$/
/** 1900 and 2200: nothing outside is planned. */
const [earliest, latest] = [-36_816_480, 120_968_640]
/** Ten years of minutes: what the engine takes for the length of a task. */
const longest = 10 * 366 * 24 * 60

export function createMsValues(timeZone: string, problems: ProblemList): MsValues {
  // Zone arithmetic is slow, and a plan names the same moments again and again.
  const known = new Map<string, Instant | null>()

  function read<Value>(
    element: MsElement,
    name: MsName,
    where: string,
    parse: (text: string) => Value | null
  ): Value | null {
    const text = element.text(name)
    if (text === null) return null
    const value = parse(text)
    if (value === null) problems.warn(where, `${name}: “${text.slice(0, 40)}” cannot be read; it is left out.`)
    return value
  }

  return {
    number: (element, name, where) =>
      read(element, name, where, (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : null)),
    flag: (element, name) => ['1', 'true'].includes(element.text(name)?.toLowerCase() ?? ''),
    date: (element, name, where) =>
      read(element, name, where, (text) => {
        const found = known.get(text)
        if (found !== undefined) return found
        const instant = instantOfLocal(text, timeZone)
        const date = instant !== null && instant >= earliest && instant <= latest ? instant : null
        known.set(text, date)
        return date
      }),
    duration: (element, name, where) =>
      read(element, name, where, (text) => {
        const match = isoDuration.exec(text)
        if (!match) return null
        const minutes = Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) + Number(match[3] ?? 0) / 60
        return minutes <= longest ? minutes : null
      })
  }
}
