import { expect, it } from 'vitest'

import { defaultBoard } from '../../shared/model/default-board.ts'
import { toInstant } from '../../shared/model/instant.ts'

import { waitedFor } from './waited.ts'

const graph = { people: new Map(), calendars: new Map(), board: defaultBoard }

/** A moment in November 2026, UTC; the 16th is a Monday. */
const on = (day: number, hour: number) => toInstant(Date.UTC(2026, 10, day, hour) / 60_000)

it('[HO4] [AQ5] a wait counts working time, and is late once it is longer than is healthy', () => {
  const friday = on(20, 16)
  expect([
    waitedFor('handoff', friday, on(23, 16), graph),
    waitedFor('handoff', friday, on(23, 17), graph),
    waitedFor('decision', friday, on(24, 16), graph),
    waitedFor('answer', friday, on(25, 17), graph),
    waitedFor('answer', on(25, 17), friday, graph)
  ]).toEqual([
    { minutes: 480, isLate: false },
    { minutes: 540, isLate: true },
    { minutes: 960, isLate: false },
    { minutes: 1500, isLate: true },
    { minutes: 0, isLate: false }
  ])
})
