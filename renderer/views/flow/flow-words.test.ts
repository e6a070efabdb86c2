import { expect, test } from 'vitest'

import { computeFlow } from '../../../shared/flow/compute-flow.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import { toInstant } from '../../../shared/model/instant.ts'

import {
  ageWords,
  ageingSentence,
  causeSentence,
  cycleSentence,
  efficiencySentence,
  throughputSentence
} from './flow-words.ts'

const empty = computeFlow(emptyGraph('board' as BoardId), toInstant(29_460_060))

test('[FW3] [FW8] few samples are said to be few, and no figure is made of them', () => {
  expect(cycleSentence(empty)).toBe('Nothing was finished of which is told when it began.')
  expect(cycleSentence({ ...empty, measured: 3, unmeasured: 2 })).toBe(
    '3 finished tasks: too few to say what is usual here, which takes 11. Of 2 more nobody told when they began.'
  )
  expect(efficiencySentence(empty)).toMatch(/^Too little was finished/)
  expect(ageingSentence(empty)).toMatch(/^Nothing is begun/)
  expect([null, 0, 85].map((passed) => ageWords(passed as null | 0 | 85))).toEqual([
    'too little finished to compare',
    'younger than half',
    'older than 85 of 100'
  ])
})

test('[FW3] [FW5] [FW7] [FW8] figures are told in sentences', () => {
  const percentiles = { p50: 480, p70: 700, p85: 1200, p95: 2000 }
  expect(cycleSentence({ ...empty, measured: 40, percentiles })).toBe(
    'Half is finished within 1 day of working time, 85 of 100 within 2 days 4 hours; of 40 finished tasks.'
  )
  expect(efficiencySentence({ ...empty, efficiency: 0.444 })).toMatch(/^44 % of the time/)
  expect(causeSentence({ kind: 'handoff', waits: 4, hours: 31 })).toBe('31.0 h for 4 handoffs to be caught')
  expect(throughputSentence({ ...empty, throughput: [0, 3] })).toMatch(/^3 finished in the last 7 days, 1\.5 a week/)
})
