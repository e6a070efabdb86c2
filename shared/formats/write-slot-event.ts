import { Temporal } from 'temporal-polyfill'

import type { BoardId, TaskId } from '../model/ids.ts'
import { millisecondsOf } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'

/** The time taken for a task, as it goes into a calendar. */
export type SlotEvent = {
  readonly board: BoardId
  readonly task: TaskId
  readonly title: string
  /** Where the task is, in words. */
  readonly details: string
  readonly from: Instant
  readonly to: Instant
  /** When it was saved. */
  readonly savedAt: Instant
}

/** Bytes of a line, without its end (RFC 5545, 3.1). */
const longestLine = 75

/** [OS7] An iCalendar file with one event. */
export function writeSlotEvent({ board, task, title, details, from, to, savedAt }: SlotEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Slipstream//Slipstream//EN',
    'BEGIN:VEVENT',
    `UID:${board}-${task}-${from}@slipstream`,
    `DTSTAMP:${stamp(savedAt)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(to)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(details)}`,
    `URL:slipstream://task/${board}/${task}`,
    'END:VEVENT',
    'END:VCALENDAR'
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function stamp(instant: Instant): string {
  const text = Temporal.Instant.fromEpochMilliseconds(millisecondsOf(instant)).toString({ smallestUnit: 'second' })
  return text.replaceAll(/[-:]/g, '')
}

/** What ends a line in any system is one line break; everything else invisible goes. */
function escaped(text: string): string {
  const lines = text.replaceAll(/\r\n|[\n\r\u2028\u2029]/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, '')
  return lines.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)
}

/** A line goes on after a break and a blank, which is a byte of the next one. */
function folded(line: string): string {
  let text = ''
  let bytes = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (bytes + size > longestLine) {
      text += '\r\n '
      bytes = 1
    }
    text += character
    bytes += size
  }
  return text
}

function bytesOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
