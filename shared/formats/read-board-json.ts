import type { MakeLayer } from '../intents/layer.ts'
import { readSettings } from '../intents/read-settings.ts'
import { readThing } from '../intents/read-thing.ts'
import { isFields, readFrom, readId, readInstant } from '../intents/read-value.ts'
import { createThingMaps } from '../intents/thing-maps.ts'
import type { EntityRoot } from '../intents/write.ts'
import { parseJson } from '../lib/parse-json.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { BoardMoments } from '../model/board-moments.ts'
import { emptyGraph } from '../model/empty-graph.ts'
import type { AnyId, BoardId, PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { boardJsonFormat, boardJsonVersion } from './write-board-json.ts'

/** A board as its file says it, and when what it tells without a date came about. */
export type BoardJson = { readonly graph: WorkGraph; readonly moments: BoardMoments }

/** The failure names so many places. */
const mostPlaces = 20

/**
 * [JX2] Reads a board's JSON. What is left out takes its default; a value that its field cannot hold, two things with one id and a
 * thing that is no thing are refused, each with its place. Fields that this version does not know are passed over.
 */
export function readBoardJson(text: string): Result<BoardJson, readonly string[]> {
  const parsed = parseJson(text)
  const value = parsed.ok ? parsed.value : null
  if (!isFields(value) || value['format'] !== boardJsonFormat)
    return fail([`This is no board: JSON of an object with "format": "${boardJsonFormat}" is.`])
  if (value['version'] !== boardJsonVersion)
    return fail([`version: this is ${JSON.stringify(value['version'])}, and ${boardJsonVersion} can be read.`])
  const id = readId<BoardId>(value['id'])
  if (id === undefined) return fail(['id: a board needs an id of letters, digits, _ and -.'])
  const problems: string[] = []
  const told = value['board'] ?? {}
  if (!isFields(told)) problems.push('board: the settings are an object.')
  const settings = new Map(Object.entries(isFields(told) ? told : {}))
  const board = readSettings(
    (field) => settings.get(field),
    (field) => void problems.push(`board.${field}: cannot be this.`)
  )
  const empty = emptyGraph(id)
  const things = createThingMaps(empty, ownMap)
  const seen = new Set<AnyId>()
  for (const root of rootsOf(empty)) {
    for (const [place, created] of listIn(value, root, problems).entries()) {
      const where = `${root}[${place}]`
      const own = readFrom(created, 'id', readId<AnyId>)
      const report = (field: string): void => void problems.push(`${where}.${field}: cannot be this.`)
      const thing = own === undefined ? null : readThing(root, own, { created, edits: null, report })
      if (own === undefined) problems.push(`${where}.id: letters, digits, _ and -, at most 64.`)
      else if (thing === null) problems.push(`${where}: what makes it what it is cannot be read.`)
      else if (seen.has(own)) problems.push(`${where}.id: there is something with this id already.`)
      else things.put(thing)
      if (own !== undefined) seen.add(own)
    }
  }
  const moments = readMoments(value['moments'], problems)
  if (problems.length > 0) return fail(problems.slice(0, mostPlaces))
  return succeed({ graph: { id, board, ...things.read() }, moments })
}

/** A map that is filled and then kept: nobody else has the one that it starts from. */
const ownMap: MakeLayer = <Key, Value>(base: ReadonlyMap<Key, Value>) => {
  const map = new Map(base)
  return {
    read: () => map,
    set: (key: Key, value: Value) => void map.set(key, value),
    delete: (key: Key) => void map.delete(key)
  }
}

function rootsOf({ id: _id, board: _board, ...parts }: WorkGraph): readonly EntityRoot[] {
  // The parts of a graph are its roots, by name.
  return Object.keys(parts) as (keyof typeof parts)[]
}

function readMoments(value: unknown, problems: string[]): BoardMoments {
  const given = isFields(value) ? value : {}
  if (value !== undefined && !isFields(value)) problems.push('moments: this is an object.')
  return {
    left: momentsIn<PersonId>(given, 'left', 'person', problems),
    ownerCleared: momentsIn<TaskId>(given, 'ownerCleared', 'task', problems),
    pinned: momentsIn<TaskId>(given, 'pinned', 'task', problems)
  }
}

function momentsIn<Id extends AnyId>(
  given: Readonly<Record<string, unknown>>,
  name: string,
  of: 'person' | 'task',
  problems: string[]
): ReadonlyMap<Id, Instant> {
  const moments = new Map<Id, Instant>()
  for (const [place, entry] of listIn(given, name, problems).entries()) {
    const id = readFrom(entry, of, readId<Id>)
    const at = readFrom(entry, 'at', readInstant)
    if (id === undefined || at === undefined) problems.push(`moments.${name}[${place}]: { ${of}, at }.`)
    else moments.set(id, at)
  }
  return moments
}

function listIn(value: Readonly<Record<string, unknown>>, name: string, problems: string[]): readonly unknown[] {
  const list = Object.hasOwn(value, name) ? value[name] : []
  if (Array.isArray(list)) return list
  problems.push(`${name}: this is a list.`)
  return []
}
