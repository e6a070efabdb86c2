import { boardGroupings, boardLanes, cardSorts, columnNames } from '../model/board-look.ts'
import type { BoardLook } from '../model/board-look.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { BoardFilters, SavedView } from '../model/saved-view.ts'

import { readFlag, readFrom, readId, readList, readName, readOneOf, readOrNull } from './read-value.ts'
import type { FieldReaders } from './read-value.ts'

/** As many people or initiatives as one view may name. */
const mostNamed = 500

/** [BV9] The fields of a saved view, each of them one decision. */
export const viewFields: FieldReaders<Omit<SavedView, 'id'>> = {
  name: readName(200),
  look: readLook,
  filters: readFilters
}

function readLook(value: unknown): BoardLook | undefined {
  const grouping = readFrom(value, 'grouping', readOneOf(boardGroupings))
  const lanes = readFrom(value, 'lanes', readOneOf(boardLanes))
  const sort = readFrom(value, 'sort', readOneOf(cardSorts))
  return grouping === undefined || lanes === undefined || sort === undefined ? undefined : { grouping, lanes, sort }
}

function readFilters(value: unknown): BoardFilters | undefined {
  const states = readFrom(value, 'states', readList(readOneOf(columnNames), columnNames.length))
  const owners = readFrom(value, 'owners', readList(readOrNull(readId<PersonId>), mostNamed))
  const initiatives = readFrom(value, 'initiatives', readList(readOrNull(readId<TaskId>), mostNamed))
  const promiseAtRisk = readFrom(value, 'promiseAtRisk', readFlag)
  const holdsDebt = readFrom(value, 'holdsDebt', readFlag)
  return states === undefined ||
    owners === undefined ||
    initiatives === undefined ||
    promiseAtRisk === undefined ||
    holdsDebt === undefined
    ? undefined
    : { states, owners, initiatives, promiseAtRisk, holdsDebt }
}
