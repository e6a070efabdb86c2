import { expect } from 'vitest'

import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

/** The moment at which schedules are compared: 2026-11-18, in the middle of the random facts. */
const now = toInstant(29_901_600)

/** [law 5] Two graphs hold the same things, in whatever order their maps are, and give the same schedule. */
export function expectSameGraph(a: WorkGraph, b: WorkGraph): void {
  expect(a).toEqual(b)
  expect(computeSchedule(a, now)).toEqual(computeSchedule(b, now))
}
