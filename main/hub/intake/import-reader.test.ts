import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { isId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { builtWorker } from '../built-worker.testing.ts'

import { createImportReader } from './import-reader.ts'

const context = { now: toInstant(0), timeZone: 'Europe/Berlin', boardIsEmpty: true, people: [], lastRank: null }
const worker = builtWorker(new URL('./import-worker.ts', import.meta.url))

beforeAll(worker.build)
afterAll(worker.remove)

describe('the worker', () => {
  test('reads a plan with ids of its own', async () => {
    const url = new URL('../../../shared/formats/fixtures/Software-Development-Plan.xml', import.meta.url)
    const reader = createImportReader({ workerPath: worker.path })
    const reading = await reader.read('Software-Development-Plan.xml', readFileSync(url), context)
    expect(reading).toMatchObject({ format: 'msproject', tasks: 86, dependencies: 84, people: 8, moreProblems: 0 })
    const intents = reading.intent?.type === 'together' ? reading.intent.intents : []
    const ids = intents.flatMap((each) => (each.type === 'createTask' ? [each.task.id] : []))
    expect(new Set(ids).size).toBe(86)
    expect(ids.every(isId)).toBe(true)
  })

  test('[BU1] reads when a calendar says that its owner is busy', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:a',
      'DTSTART;TZID=Europe/Berlin:20261019T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'END:VEVENT',
      'END:VCALENDAR'
    ].join('\r\n')
    const at = (iso: string) => toInstant(Date.parse(iso) / 60_000)
    const reader = createImportReader({ workerPath: worker.path })
    const window = { from: at('2026-10-01T00:00Z'), to: at('2026-12-01T00:00Z') }
    expect(await reader.readFeed(text, window, 'Europe/Berlin')).toEqual({
      ok: true,
      value: {
        busy: [
          { from: at('2026-10-19T07:00Z'), to: at('2026-10-19T08:00Z') },
          { from: at('2026-10-26T08:00Z'), to: at('2026-10-26T09:00Z') }
        ],
        unread: 0,
        deadlines: []
      }
    })
    expect(await reader.readFeed('BEGIN:VCALENDAR', window, 'Europe/Berlin')).toMatchObject({ ok: false })
  })

  test('reads several files at once', async () => {
    const reader = createImportReader({ workerPath: worker.path })
    const table = (title: string): Uint8Array => new TextEncoder().encode(`Title\n${title}\n`)
    const readings = await Promise.all(
      ['a', 'b', 'c'].map((title) => reader.read(`${title}.csv`, table(title), context))
    )
    expect(readings.map(({ title, tasks }) => [title, tasks])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1]
    ])
  })
})

describe('what a file cannot do to the hub', () => {
  const nothing = new Uint8Array()

  async function failureOf(
    path: string,
    limits: { readonly timeLimit?: number; readonly memoryLimit?: number } = {}
  ): Promise<string> {
    const reading = await createImportReader({ workerPath: path, ...limits }).read('plan.xml', nothing, context)
    expect(reading.intent).toBe(null)
    expect(reading.problems).toHaveLength(1)
    return reading.problems[0]?.message ?? ''
  }

  test('take for ever', async () => {
    const path = worker.of('endless', 'for (;;);')
    expect(await failureOf(path, { timeLimit: 200 })).toMatch(/took longer/)
  })

  test('use up the memory', async () => {
    const path = worker.of(
      'greedy',
      'const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({ a: {} })))'
    )
    expect(await failureOf(path, { memoryLimit: 16 })).toMatch(/more memory/)
  })

  test('crash', async () => {
    expect(await failureOf(worker.of('crash', 'throw new Error("broken")'))).toMatch(/failed: broken/)
    expect(await failureOf(worker.of('leave', 'process.exit(3)'))).toMatch(/stopped/)
    expect(await failureOf(worker.path.replace('worker.cjs', 'missing.cjs'))).toMatch(/failed/)
  })

  test('outlive the reader', async () => {
    const reader = createImportReader({ workerPath: worker.of('waiting', 'setInterval(() => {}, 1000)') })
    const reading = reader.read('plan.xml', nothing, context)
    await reader.close()
    expect((await reading).problems[0]?.message).toMatch(/stopped/)
  })
})
