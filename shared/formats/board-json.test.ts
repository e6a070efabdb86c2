import { readFileSync } from 'node:fs'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
// oxlint-disable-next-line eslint/no-restricted-imports -- only the full library reads JSON Schema, and no test is shipped
import * as z from 'zod'

import { noMoments } from '../model/board-moments.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import { toInstant } from '../model/instant.ts'
import { countedIds, openDesk } from '../document/board-desk.test-support.ts'
import { randomIntent, seededRng } from '../intents/random-intent.test-support.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { idOf } from '../schedule/random-graph.test-support.ts'

import { readBoardJson } from './read-board-json.ts'
import { boardJson, writeBoardJson } from './write-board-json.ts'

/** A board as people make it: some dozen intents, with whatever they leave. */
function randomBoard(seed: number): WorkGraph {
  const rng = seededRng(seed)
  const desk = openDesk(11, 'ana')
  const newId = countedIds('t')
  for (let step = 0; step < 40; step += 1) desk.commit(randomIntent(desk.index.graph(), rng, newId))
  return plain(desk.index.graph())
}

/** The same graph in maps of the language, which a comparison looks into. */
function plain({ id, board, ...things }: WorkGraph): WorkGraph {
  const parts = Object.entries(things).map(([name, part]) => [name, new Map<unknown, unknown>(part)] as const)
  return { id, board, ...(Object.fromEntries(parts) as unknown as typeof things) }
}

const seeds = fc.integer({ min: 0, max: 0x7fffffff })
const moments: BoardMoments = {
  left: new Map([[idOf('ben'), toInstant(29_898_300)]]),
  ownerCleared: new Map([[idOf('t1'), toInstant(29_898_360)]]),
  pinned: new Map()
}

const refused = (value: unknown): readonly string[] => {
  const reading = readBoardJson(JSON.stringify(value))
  return reading.ok ? [] : reading.failure
}

const shell = { format: 'slipstream-board', version: 1, id: 'b' }

describe('a board as JSON', () => {
  test('[JX1] [JX2] what was written is read again, all of it', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const graph = randomBoard(seed)
        const text = writeBoardJson(boardJson(graph, moments))
        const reading = readBoardJson(text)
        expect(reading).toEqual({ ok: true, value: { graph, moments } })
        if (reading.ok) expect(writeBoardJson(boardJson(reading.value.graph, moments))).toBe(text)
      }),
      { numRuns: 60 }
    )
  }, 60_000)

  test('[JX3] it fits the published schema, which names every field of every thing', () => {
    const published = JSON.parse(readFileSync(new URL('../../docs/board.schema.json', import.meta.url), 'utf8')) as {
      readonly properties: Readonly<Record<string, { readonly items?: { readonly $ref?: string } }>>
      readonly $defs: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>
    }
    const schema = z.fromJSONSchema(published as z.core.JSONSchema.JSONSchema)
    for (let seed = 0; seed < 20; seed += 1) {
      const value = JSON.parse(writeBoardJson(boardJson(randomBoard(seed), moments))) as Readonly<
        Record<string, unknown>
      >
      expect(schema.safeParse(value).error).toBeUndefined()
      expect(Object.keys(value).filter((name) => !Object.hasOwn(published.properties, name))).toEqual([])
      for (const [name, list] of Object.entries(value)) {
        const named = published.properties[name]?.items?.$ref?.replace('#/$defs/', '')
        if (named === undefined || !Array.isArray(list)) continue
        const known = Object.keys(published.$defs[named]?.properties ?? {})
        for (const thing of list as readonly object[])
          expect(Object.keys(thing).filter((field) => !known.includes(field))).toEqual([])
      }
    }
  })

  test('[JX2] what is left out takes its default, and what is not known is passed over', () => {
    const reading = readBoardJson(
      JSON.stringify({ ...shell, tasks: [{ id: 'a', title: 'Design', mood: 'good' }], more: 1 })
    )
    expect(reading.ok && reading.value.moments).toEqual(noMoments)
    expect(reading.ok && reading.value.graph.tasks.get(idOf('a'))).toMatchObject({ estimate: 480, kind: 'task' })
  })

  test('[JX2] what cannot be read is refused, with its place', () => {
    expect(refused('no board')).toEqual(['This is no board: JSON of an object with "format": "slipstream-board" is.'])
    expect(refused({ ...shell, version: 2 })).toEqual(['version: this is 2, and 1 can be read.'])
    expect(refused({ ...shell, id: '../b' })).toEqual(['id: a board needs an id of letters, digits, _ and -.'])
    const things = {
      board: { minutesPerDay: 0 },
      tasks: [
        { id: 'a', title: 'A', estimate: -5 },
        { id: 'a', title: 'Twice' },
        { id: '__proto__', title: 'P' }
      ],
      dependencies: [{ id: 'd', predecessor: 'a' }],
      nudges: 'none',
      moments: { left: [{ person: 'x' }] }
    }
    expect(refused({ ...shell, ...things })).toEqual([
      'board.minutesPerDay: cannot be this.',
      'tasks[0].estimate: cannot be this.',
      'tasks[1].id: there is something with this id already.',
      'tasks[2].id: letters, digits, _ and -, at most 64.',
      'dependencies[0]: what makes it what it is cannot be read.',
      'nudges: this is a list.',
      'moments.left[0]: { person, at }.'
    ])
  })
})
