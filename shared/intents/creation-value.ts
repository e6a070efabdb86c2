import { defaultTask } from '../model/default-task.ts'

import type { Json } from './json.ts'
import { readJson } from './read-json.ts'
import { sameJson } from './same-json.ts'
import type { Thing } from './thing.ts'

/** What a thing is created with in the document: its fields without the id, and without those that hold their default. */
export function creationValue(thing: Thing): Json {
  const fields = Object.entries(thing.value).filter(
    ([field, value]) => field !== 'id' && !isDefault(thing, field, value)
  )
  return readJson(Object.fromEntries(fields)) ?? {}
}

function isDefault(thing: Thing, field: string, value: unknown): boolean {
  if (value === null || value === '') return true
  if (thing.root === 'people' && field === 'logins') return true
  if (thing.root === 'slips') return value === 0 || value === false || (Array.isArray(value) && value.length === 0)
  if (thing.root === 'signals') return value === false
  if (thing.root !== 'tasks' || field === 'title' || field === 'createdAt') return false
  const { id, title, kind } = thing.value
  const fallback = new Map<string, unknown>(
    Object.entries(field === 'kind' ? defaultTask({ id, title }) : defaultTask({ id, title, kind }))
  )
  return sameJson(fallback.get(field), value)
}
