import { expect, test } from 'vitest'

import { basisWords } from './basis-words.ts'

const nothing = { ranged: 0, unranged: 0, samples: 0, needed: 10, others: 'assumed' } as const

test('an assumption is called one, and a history by its size', () => {
  expect([
    basisWords(nothing, 1000),
    basisWords({ ...nothing, ranged: 1 }, 1000),
    basisWords({ ...nothing, unranged: 7, samples: 4 }, 1000),
    basisWords({ ...nothing, ranged: 2, unranged: 7, samples: 34, others: 'history' }, 400)
  ]).toEqual([
    'From 1,000 runs.',
    'From 1,000 runs: 1 task by its own range.',
    'From 1,000 runs: durations by the default spread, half to twice the estimate (4 of 10 finished tasks to learn from).',
    'From 400 runs: 2 tasks by their own range, 7 as 34 finished tasks of this board went.'
  ])
})
