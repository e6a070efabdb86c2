import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'

import { meet, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'
import { readVersions } from './read-versions.ts'

const task = 'api' as TaskId

/** Desks whose documents keep everything, on one board with one task. */
function openDesks(...people: readonly string[]): readonly Desk[] {
  const desks = people.map((person, place) => openDesk(place + 1, person, new Y.Doc({ gc: false })))
  desks[0]?.do({ type: 'createTask', task: { id: task, title: 'API' } })
  meet(...desks)
  return desks
}

const estimate = (desk: Desk | undefined, minutes: number) =>
  desk?.do({ type: 'editTask', task, change: { estimate: toWorkingMinutes(minutes) } })

const shown = (desk: Desk | undefined) =>
  (desk === undefined ? undefined : readVersions(desk.doc, task)?.fields.get('estimate'))?.map(
    ({ value, decided, upon }) => [value, decided?.by ?? null, upon]
  )

test('[HI1] one after the other, each version says which one it was made on', () => {
  const [ana, ben] = openDesks('ana', 'ben')
  for (const minutes of [60, 120]) estimate(ana, minutes)
  meet(...[ana, ben].flatMap((desk) => desk ?? []))
  estimate(ben, 180)
  expect(shown(ben)).toEqual([
    [60, 'ana', null],
    [120, 'ana', 0],
    [180, 'ben', 1]
  ])
})

test('[HI1] of two made at once both are there, and neither is made on the other', () => {
  const [ana, ben] = openDesks('ana', 'ben')
  estimate(ana, 60)
  estimate(ben, 120)
  meet(...[ana, ben].flatMap((desk) => desk ?? []))
  const versions = shown(ana) ?? []
  expect(shown(ben)).toEqual(versions)
  expect(versions.map(([, , upon]) => upon)).toEqual([null, null])
  expect(versions.at(-1)?.[0]).toBe(ana?.task(task)?.estimate)
})

test('[HI1] an undo is a version too, with the creation’s value and nobody’s decision', () => {
  const [ana] = openDesks('ana')
  const committed = estimate(ana, 60)
  if (committed !== undefined) ana?.undo(committed)
  expect(shown(ana)).toEqual([
    [60, 'ana', null],
    [480, null, 0]
  ])
})

test('[HI1] a deleted task still has its versions, an unknown one has none', () => {
  const [ana] = openDesks('ana')
  estimate(ana, 60)
  ana?.do({ type: 'deleteTask', task })
  expect(shown(ana)).toEqual([[60, 'ana', null]])
  expect(ana === undefined ? undefined : readVersions(ana.doc, 'nowhere' as TaskId)).toBe(null)
})

test('[HI1] whoever writes and whenever they meet: every edit is one version, alike on all desks, the last in force', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.boolean()), { maxLength: 24 }), (steps) => {
      const desks = openDesks('ana', 'ben', 'cem')
      for (const [place, [who, theyMeet]] of steps.entries()) {
        estimate(desks[who], 1000 + place)
        if (theyMeet) meet(...desks)
      }
      meet(...desks)
      const versions = shown(desks[0]) ?? []
      expect(new Set(versions.map(([value]) => value))).toEqual(new Set(steps.map((_, place) => 1000 + place)))
      expect(versions).toHaveLength(steps.length)
      for (const desk of desks) expect(shown(desk) ?? []).toEqual(versions)
      expect(versions.at(-1)?.[0] ?? 480).toBe(desks[0]?.task(task)?.estimate)
      for (const [place, [, , upon]] of versions.entries()) expect(Number(upon ?? -1)).toBeLessThan(place)
    })
  )
})
