import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'

import type { BoardId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'

import { writeSlotEvent } from './write-slot-event.ts'
import type { SlotEvent } from './write-slot-event.ts'

const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)
const given: SlotEvent = {
  board: 'board-1' as BoardId,
  task: 'task-1' as TaskId,
  title: 'Plan the load test',
  details: 'SLIP-12 on “Launch”',
  from: at('2026-11-16T09:00Z'),
  to: at('2026-11-16T16:00Z'),
  savedAt: at('2026-11-15T23:59Z')
}

/** What another reader finds in the file. */
function readBack(text: string) {
  const calendar = ICAL.Component.fromString(text)
  const events = calendar.getAllSubcomponents('vevent')
  return events.map((event) =>
    Object.fromEntries(event.getAllProperties().map(({ name }) => [name, String(event.getFirstPropertyValue(name))]))
  )
}

it('[OS7] is one event of RFC 5545, in UTC, that another reader understands', () => {
  expect(readBack(writeSlotEvent(given))).toEqual([
    {
      uid: 'board-1-task-1-29913660@slipstream',
      dtstamp: '2026-11-15T23:59:00Z',
      dtstart: '2026-11-16T09:00:00Z',
      dtend: '2026-11-16T16:00:00Z',
      summary: 'Plan the load test',
      description: 'SLIP-12 on “Launch”',
      url: 'slipstream://task/board-1/task-1'
    }
  ])
})

it('[OS7] its UID follows from board, task and beginning alone', () => {
  const uid = (change: Partial<SlotEvent>) => readBack(writeSlotEvent({ ...given, ...change }))[0]?.['uid']
  expect(uid({ title: 'Renamed', to: at('2026-11-16T12:00Z'), savedAt: at('2026-11-16T08:00Z') })).toBe(uid({}))
  expect(new Set([uid({}), uid({ from: at('2026-11-17T09:00Z') }), uid({ task: 'task-2' as TaskId })]).size).toBe(3)
})

it('[OS7] a title begins no property, and nothing invisible is written', () => {
  const text = writeSlotEvent({ ...given, title: 'One; two, three\\four\r\nEND:VEVENT\u0000\u0007' })
  expect(readBack(text)[0]?.['summary']).toBe('One; two, three\\four\nEND:VEVENT')
  expect(text).not.toMatch(/[^\P{Cc}\r\n]/u)
})

it('[OS7] any text comes back, and no line has more than 75 bytes or breaks a character', () => {
  const texts = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' '))
  fc.assert(
    fc.property(texts, texts, (title, details) => {
      const text = writeSlotEvent({ ...given, title, details })
      for (const line of text.split('\r\n')) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        expect(line).not.toMatch(/[\uD800-\uDFFF]/u)
      }
      const [event] = readBack(text)
      expect([event?.['summary'], event?.['description']]).toEqual([title, details])
    }),
    { numRuns: 50 }
  )
})
