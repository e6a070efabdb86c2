import { describe, expect, test } from 'vitest'

import { toInstant } from '../../../shared/model/instant.ts'

import { decodeText } from './decode-text.ts'
import { detectFormat } from './detect-format.ts'
import { readFile } from './read-file.ts'

const context = { now: toInstant(0), timeZone: 'UTC', boardIsEmpty: true, people: [], lastRank: null }
let last = 0
const newId = (): string => `n${(last += 1)}`
const plan =
  '<?xml version="1.0" encoding="UTF-8"?><Project><Tasks><Task><UID>1</UID><Name>Straße</Name><OutlineLevel>1</OutlineLevel></Task></Tasks></Project>'

/** UTF-16 with its byte-order mark. */
function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2))
  for (const [index, unit] of [
    0xfeff,
    ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  ].entries())
    view.setUint16(index * 2, unit, !isBigEndian)
  return new Uint8Array(view.buffer)
}

function titlesIn(bytes: Uint8Array, name = 'plan.xml'): readonly string[] {
  const { intent } = readFile(name, bytes, context, newId)
  const intents = intent?.type === 'together' ? intent.intents : []
  return intents.flatMap((each) => (each.type === 'createTask' ? [each.task.title] : []))
}

describe('encodings', () => {
  test('UTF-8 with and without a mark, and UTF-16 both ways round', () => {
    const utf8 = new TextEncoder().encode(plan)
    for (const bytes of [
      utf8,
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
      utf16(plan, false),
      utf16(plan, true)
    ])
      expect(titlesIn(bytes)).toEqual(['Straße'])
  })

  test('what is no UTF-8 is read as Windows text, and that is said', () => {
    const bytes = Buffer.from('Title,Status\r\nStra\u00dfe,To Do\r\n', 'latin1')
    expect(decodeText(bytes)).toEqual({ text: 'Title,Status\r\nStraße,To Do\r\n', isGuessed: true })
    const reading = readFile('tasks.csv', bytes, context, newId)
    expect(titlesIn(bytes, 'tasks.csv')).toEqual(['Straße'])
    expect(reading.problems.at(-1)?.message).toMatch(/windows-1252/)
  })
})

describe('formats', () => {
  test('content says what a file is, whatever it is called', () => {
    expect(detectFormat('plan.csv', plan)).toBe('msproject')
    expect(detectFormat('plan.csv', '  <Project xmlns="x">')).toBe('msproject')
    expect(detectFormat('table.txt', 'Title;Status')).toBe('csv')
    expect(detectFormat('plan.xml', '')).toBe('msproject')
    expect(detectFormat('plan.mpp', 'ÐÏ\u0011à\0\0')).toBe('binary')
  })

  test('a binary file is one error that says what to do', () => {
    const reading = readFile('plan.mpp', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0]), context, newId)
    expect(reading).toMatchObject({ format: 'msproject', title: 'plan', intent: null })
    expect(reading.problems).toHaveLength(1)
    expect(reading.problems[0]?.message).toMatch(/Save the plan as XML/)
  })
})
