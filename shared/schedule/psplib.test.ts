import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { contextOf, countIds, graphOf } from '../formats/read-plan.test-support.ts'
import { readPsplib } from '../formats/read-psplib.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { computeSchedule } from './compute-schedule.ts'

const folder = join(import.meta.dirname, 'psplib')
const files = readdirSync(folder).filter((name) => name.endsWith('.sm'))

function readInstance(name: string): { readonly graph: WorkGraph; readonly longest: number } {
  const text = readFileSync(join(folder, name), 'utf8')
  const heading = /MPM-Time\s*\n(.*)/.exec(text)?.[1] ?? ''
  return {
    graph: graphOf(readPsplib(text, name, contextOf(), countIds()).intent),
    longest: Number(heading.trim().split(/\s+/)[5])
  }
}

describe('PSPLIB', () => {
  test('all instances are there', () => {
    expect(files).toHaveLength(21)
  })

  test.each(files)('[FP1] [BP1] %s: the makespan is the longest path that its makers found', (name) => {
    const { graph, longest } = readInstance(name)
    const schedule = computeSchedule(graph, toInstant(0))
    expect(longest).toBeGreaterThan(0)
    expect(schedule.finish).toBe(longest)
    const critical = [...schedule.forecasts.values()].filter((forecast) => forecast.critical)
    expect(critical.length).toBeGreaterThan(1)
    expect(critical.every(({ totalFloat }) => totalFloat === 0)).toBe(true)
    expect(schedule.issues).toEqual([])
  })
})
