import { expect, it } from 'vitest'

import type { InboxMark } from '../../shared/inbox/inbox-item.ts'

import { createMarkKeeper } from './mark-keeper.ts'
import type { KeptMark } from './mark-keeper.ts'
import { parseKeptMarks } from './parse-kept-marks.ts'

const done: InboxMark = { state: 'done' }
const seen: InboxMark = { state: 'seen' }

/** A keeper over a file in memory and a hub that hears or does not. */
function setUp(first: readonly KeptMark[] = []) {
  let marks = first
  let isHubThere = true
  const heard: KeptMark[] = []
  const keeper = createMarkKeeper({
    file: {
      value: () => marks,
      write: (value) => {
        marks = value
        return Promise.resolve()
      },
      settled: () => Promise.resolve(),
      damaged: null
    },
    say: (mark) => {
      if (isHubThere) heard.push(mark)
    },
    onTrouble: () => undefined
  })
  return {
    keeper,
    heard,
    file: () => marks,
    setHub: (there: boolean) => {
      isHubThere = there
    }
  }
}

it('[IB8] what is marked while no hub is there is kept, the latest of each, and said to the next one', () => {
  const { keeper, heard, setHub, file } = setUp()
  setHub(false)
  keeper.add('slip-a', seen)
  keeper.add('slip-b', done)
  keeper.add('slip-a', null)
  expect([heard, keeper.marks()]).toEqual([
    [],
    new Map([
      ['slip-b', done],
      ['slip-a', null]
    ])
  ])
  setHub(true)
  keeper.sayAgain()
  expect(heard.map(({ key, mark }) => [key, mark])).toEqual([
    ['slip-b', done],
    ['slip-a', null]
  ])
  for (const { number } of heard) keeper.settle(number)
  expect(file()).toEqual([])
})

it('[IB8] a mark that a hub heard and did not keep is said again, and an answer for an earlier one settles nothing', () => {
  const { keeper, heard, file } = setUp()
  keeper.add('slip-a', seen)
  keeper.add('slip-a', done)
  keeper.settle(heard[0]?.number ?? 0)
  expect(file().map(({ mark }) => mark)).toEqual([done])
  keeper.sayAgain()
  expect(heard.map(({ mark }) => mark)).toEqual([seen, done, done])
  keeper.settle(heard[2]?.number ?? 0)
  keeper.add('slip-b', seen)
  expect(new Set(heard.map(({ number }) => number)).size).toBe(3)
})

it('[IB8] what was kept when the app ended is said at its next start, and new numbers follow', () => {
  const { keeper, heard } = setUp([{ number: 7, key: 'slip-a', mark: done }])
  keeper.sayAgain()
  keeper.add('slip-b', done)
  expect(heard).toEqual([
    { number: 7, key: 'slip-a', mark: done },
    { number: 8, key: 'slip-b', mark: done }
  ])
})

it('[IB8] its file is parsed', () => {
  const snoozed = { number: 2, key: 'k', mark: { state: 'snoozed', until: 9, reason: 'Later' } }
  expect(parseKeptMarks([{ number: 1, key: 'a', mark: null }, snoozed])).toEqual({
    ok: true,
    value: [{ number: 1, key: 'a', mark: null }, snoozed]
  })
  for (const raw of [
    {},
    [{ number: 1, key: '', mark: null }],
    [{ number: 'x', key: 'a', mark: null }],
    [{ number: 1, key: 'a' }]
  ])
    expect(parseKeptMarks(raw).ok).toBe(false)
})
