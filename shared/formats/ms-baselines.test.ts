import { describe, expect, test } from 'vitest'

import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { BaselineId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { baselineVariance } from '../schedule/baseline-variance.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import {
  clock,
  contextOf,
  countIds,
  fixtureText,
  graphOf,
  projectXml,
  readFixture,
  utc
} from './read-plan.test-support.ts'
import { readMsProject } from './read-ms-project.ts'

/** A task with these baselines: number, start, finish, duration. */
function taskXml(uid: number, ...baselines: readonly (readonly [number, string, string, string?])[]): string {
  const elements = baselines.map(
    ([number, start, finish, duration]) =>
      `<Baseline><Number>${number}</Number>${element('Start', start)}${element('Finish', finish)}${element('Duration', duration ?? '')}</Baseline>`
  )
  return `<Task><UID>${uid}</UID><Name>T${uid}</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>${elements.join('')}</Task>`
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${text}</${name}>`
}

/** A graph's baselines by name, each with its dates by source id. */
function baselinesOf(graph: WorkGraph): Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> {
  const datesOf = (id: BaselineId) =>
    Object.fromEntries(
      [...baselineDates(graph, id)].map(([task, { start, finish, work }]) => [
        graph.tasks.get(task)?.sourceId ?? '',
        [clock(start), clock(finish), work]
      ])
    )
  return Object.fromEntries([...graph.baselines.values()].map(({ id, name }) => [name, datesOf(id)]))
}

/** The tasks of a file that have a baseline, by UID, as text; the project's own summary (UID 0) aside. */
function tasksWithBaseline(name: string): readonly (readonly [uid: string, task: string, baseline: string])[] {
  return [...fixtureText(name).matchAll(/<Task>.*?<\/Task>/gs)].flatMap(([task]) => {
    const [, uid = '0'] = /<UID>(\d+)<\/UID>/.exec(task) ?? []
    const [, baseline] = /<Baseline>(.*?)<\/Baseline>/s.exec(task) ?? []
    return baseline === undefined || uid === '0' ? [] : [[uid, task, baseline] as const]
  })
}

/** What a file says itself of its tasks' first baselines, read without any of ours. */
function statedIn(name: string): Readonly<Record<string, readonly unknown[]>> {
  const stated: Record<string, readonly unknown[]> = {}
  for (const [uid, , baseline] of tasksWithBaseline(name)) {
    const date = (end: string) => new RegExp(`<${end}>(.{16})`).exec(baseline)?.[1]
    const [, hours = '0', minutes = '0'] = /<Duration>PT(\d+)H(\d+)M/.exec(baseline) ?? []
    stated[uid] = [date('Start'), date('Finish'), Number(hours) * 60 + Number(minutes)]
  }
  return stated
}

/** The variances of start and finish that Project stored, which are in tenths of minutes. */
function storedVariances(name: string): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    tasksWithBaseline(name).map(([uid, task]) => {
      const of = (end: string) => Number(new RegExp(`<${end}Variance>(-?\\d+)`).exec(task)?.[1] ?? 0) / 10
      return [uid, [of('Start'), of('Finish')]]
    })
  )
}

describe('baselines of project files', () => {
  test.each([
    ['mpp14baseline', 7],
    ['task-baselines-sf259', 23]
  ])('[MSP10] %s: every date that the file states, and it is the one compared with', (name, tasks) => {
    const graph = graphOf(readFixture(name, { now: utc('2026-11-22') }).intent)
    const stated = statedIn(name)
    expect(Object.keys(stated)).toHaveLength(tasks)
    expect(baselinesOf(graph)).toEqual({ Baseline: stated })
    expect(activeBaseline(graph)?.name).toBe('Baseline')
  })

  test.each([
    ['mpp14baseline', '2006-09-05T17:00'],
    ['task-baselines-sf259', '2015-03-01T00:00']
  ])('[BL2] %s: each variance is the one that Project stored', (name, now) => {
    const graph = graphOf(readFixture(name, { now: utc('2026-11-22') }).intent)
    const { forecasts } = computeSchedule(graph, utc(now))
    const variances = [...forecasts.values()].flatMap((forecast) => {
      const variance = baselineVariance(graph, forecast)
      const uid = graph.tasks.get(forecast.task)?.sourceId ?? ''
      return variance === null ? [] : [[uid, [variance.start, variance.finish]] as const]
    })
    expect(Object.fromEntries(variances)).toEqual(storedVariances(name))
  })

  test('[MSP10] numbers name them, the lowest is compared with, and what is no span is left out', () => {
    const [start, finish] = ['2026-11-23T08:00:00', '2026-11-24T17:00:00']
    const reading = readMsProject(
      projectXml(
        [
          taskXml(1, [10, start, finish], [3, start, finish, 'PT16H0M0S'], [3, finish, finish]),
          taskXml(2, [3, start, ''], [4, '', ''], [11, start, finish]),
          taskXml(3, [3, finish, start], [10, 'soon', finish])
        ].join('')
      ),
      'Plan',
      contextOf(),
      countIds()
    )
    const graph = graphOf(reading.intent)
    expect(baselinesOf(graph)).toEqual({
      'Baseline 3': { 1: ['2026-11-23T08:00', '2026-11-24T17:00', 960] },
      'Baseline 10': { 1: ['2026-11-23T08:00', '2026-11-24T17:00', 0] }
    })
    expect(activeBaseline(graph)?.name).toBe('Baseline 3')
    expect(reading.problems.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      'Task UID 2 “T2”: Baseline 3: its start and finish do not make a span; it is left out.',
      'Task UID 2 “T2”: Baseline 11: there are only 0 to 10; it is left out.',
      'Task UID 3 “T3”: Baseline 3: its start and finish do not make a span; it is left out.',
      'Task UID 3 “T3”: Start: “soon” cannot be read; it is left out.',
      'Task UID 3 “T3”: Baseline 10: its start and finish do not make a span; it is left out.'
    ])
  })

  test('[MSP10] a board with tasks goes on being compared with what it was', () => {
    const context = contextOf({ boardIsEmpty: false })
    const text = projectXml(taskXml(1, [0, '2026-11-23T08:00:00', '2026-11-24T17:00:00']))
    const { intent } = readMsProject(text, 'Plan', context, countIds())
    const intents = intent?.type === 'together' ? intent.intents.map(({ type }) => type) : []
    expect(intents).toEqual(expect.arrayContaining(['setBaseline']))
    expect(intents).not.toContain('activateBaseline')
  })
})
