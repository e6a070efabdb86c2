import { expect, test } from 'vitest'

import type { Json } from '../../../shared/intents/json.ts'
import { defaultTask } from '../../../shared/model/default-task.ts'
import type { PersonId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds, toWorkingMinutes } from '../../../shared/model/instant.ts'

import { isTaskField, valueWords } from './value-words.ts'

const now = instantFromMilliseconds(Date.UTC(2026, 10, 16, 9))
const [ana, phase] = ['ana' as PersonId, 'phase' as TaskId]
const summary = defaultTask({ id: phase, title: 'Phase', kind: 'summary', rank: 'a', createdAt: now, createdBy: null })
const frame = {
  graph: {
    people: new Map([[ana, { id: ana, name: 'Ana', hue: 0, calendar: null, team: null, logins: [] }]]),
    tasks: new Map([[phase, summary]]),
    calendars: new Map()
  },
  perDay: toWorkingMinutes(480),
  dates: { timeZone: 'Europe/Berlin', now }
}

test.each<[string, Json, string]>([
  ['title', 'API', '“API”'],
  ['estimate', 1440, '3d'],
  ['owner', 'ana', 'Ana'],
  ['owner', 'ben', 'somebody who is gone'],
  ['owner', null, 'nobody'],
  ['parent', 'phase', '“Phase”'],
  ['parent', null, 'nothing'],
  ['actualStart', now, 'Mon 16 Nov 10:00'],
  ['remaining', { minutes: 480, at: now }, '1d'],
  ['progress', { fraction: 0.5, at: now }, '50 %'],
  ['constraint', { type: 'startNoEarlierThan', date: now }, 'start no earlier than Mon 16 Nov'],
  ['constraint', { type: 'asLateAsPossible', date: null }, 'as late as possible'],
  ['promise', { date: now, to: 'Acme', clientFacing: true, costOfDelay: null }, 'Mon 16 Nov to Acme'],
  ['waiting', { until: now, reason: 'paint dries' }, 'until Mon 16 Nov: paint dries'],
  ['manual', true, 'yes'],
  ['estimate', 'soon', 'something that this version cannot read']
])('%s %j is said as %s', (field, value, words) => {
  expect(isTaskField(field) ? valueWords(field, value, frame) : 'no field').toBe(words)
})

test('fields of the document that are none of a task’s are none', () => {
  expect(['deletedAt', 'toString', 'kind'].filter(isTaskField)).toEqual([])
})
