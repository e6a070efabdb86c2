import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readCommitMessage } from './read-commit-message.ts'

const says = (message: string): readonly string[] =>
  readCommitMessage(message).map(({ type, subject, data }) => [type, subject, ...Object.values(data ?? {})].join(' '))

test('[GH1] verbs and the keys behind them, one or several, in any case of the verb', () => {
  expect(says('Draw the map\n\nFinishes SLIP-12, SLIP-13b and OPS-1. Starts: SLIP-14\nreopens SLIP-2')).toEqual([
    'task.finished SLIP-12',
    'task.finished SLIP-13b',
    'task.finished OPS-1',
    'task.started SLIP-14',
    'task.reopened SLIP-2'
  ])
})

test('[GH1] what blocks is the commit’s own task, the first that it names otherwise', () => {
  expect(says('Blocks SLIP-9\n\nStarts SLIP-12')).toEqual(['task.started SLIP-12', 'dependency.added SLIP-9 SLIP-12'])
  expect(says('SLIP-3: a draft. Blocks SLIP-9 and SLIP-10')).toEqual([
    'dependency.added SLIP-9 SLIP-3',
    'dependency.added SLIP-10 SLIP-3'
  ])
  expect(says('Blocks SLIP-9')).toEqual([])
})

test('[GH1] a question is a line of its own, about that task; without words the first line is what is asked', () => {
  expect(says('SLIP-3: two greens\n\nAsks @mia which of the two?')).toEqual([
    'question.asked SLIP-3 mia which of the two?'
  ])
  expect(says('SLIP-3: two greens\nAsks @José')).toEqual(['question.asked SLIP-3 José SLIP-3: two greens'])
  expect(says('SLIP-3: nobody asks @mia')).toEqual([])
})

test('[GH1] what only looks like it says nothing', () => {
  expect(
    says('Finishes utf-8\nFinishes slip-12\nunfinishes SLIP-1\nFinishes SLIP-0\nFinishes SLIP-1-2\nfinished SLIP-4')
  ).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (message) => {
      expect(Array.isArray(readCommitMessage(message))).toBe(true)
    })
  )
})
