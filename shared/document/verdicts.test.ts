import { expect, test } from 'vitest'

import type { Intent } from '../intents/intent.ts'
import type { ProposalId, TaskId } from '../model/ids.ts'
import { toWorkingMinutes } from '../model/instant.ts'
import type { Verdict } from '../model/verdict.ts'

import { failureOf, id, meet, newTask, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'

const task = id<TaskId>('a')
const proposal = id<ProposalId>('proposal')

const decline = (reason: string): Intent => ({ type: 'judgeProposal', proposal, task, verdict: 'declined', reason })

const apply: Intent = {
  type: 'together',
  label: 'Estimate it at a day',
  intents: [
    { type: 'editTask', task, change: { estimate: toWorkingMinutes(480) } },
    { type: 'judgeProposal', proposal, task, verdict: 'applied', reason: '' }
  ]
}

function openTeam(): readonly [ana: Desk, ben: Desk] {
  const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
  ana.do(newTask('a'))
  meet(ana, ben)
  return [ana, ben]
}

function verdictsOf(desk: Desk): readonly Verdict[] {
  return [...desk.index.graph().verdicts.values()]
}

test('[PR5] a decision is kept with who, when and why; what has been decided is not decided again', () => {
  const [ana] = openTeam()
  ana.do(decline('The client knows.'))
  const [verdict] = verdictsOf(ana)
  expect(verdict).toMatchObject({
    id: 'proposal',
    task: 'a',
    decision: { by: 'ana', verdict: 'declined', reason: 'The client knows.' }
  })
  const before = ana.index.graph()
  expect(failureOf(ana.commit(apply))).toEqual({
    kind: 'invalid',
    message: 'This proposal has been declined already.'
  })
  expect(ana.index.graph()).toBe(before)
  expect(ana.index.problems()).toEqual([])
})

test('[PR5] [DOC16] undo takes the decision back with what it did, and it can be decided anew', () => {
  const [ana] = openTeam()
  const before = ana.index.graph()
  const applied = ana.do(apply)
  expect(ana.task('a')?.estimate).toBe(480)
  const undone = ana.undo(applied)
  expect([undone.skipped, ana.index.graph()]).toEqual([[], before])
  ana.do(decline('Not now.'))
  expect(verdictsOf(ana).map(({ decision }) => decision?.verdict)).toEqual(['declined'])
})

test('[PR6] two replicas that apply one proposal at once apply it once, and one of them may take it back', () => {
  const [ana, ben] = openTeam()
  const [first, second] = [ana.do(apply), ben.do(apply)]
  meet(ana, ben)
  expect(ana.index.graph()).toEqual(ben.index.graph())
  expect(verdictsOf(ana)).toHaveLength(1)
  expect(ana.task('a')?.estimate).toBe(480)
  const deciderIsAna = verdictsOf(ana)[0]?.decision?.by === 'ana'
  if (deciderIsAna) ana.undo(first)
  else ben.undo(second)
  meet(ana, ben)
  expect(verdictsOf(ana)).toEqual([])
})

test('[DOC16] whose decision lost to another does not take that one back', () => {
  const [ana, ben] = openTeam()
  const applied = ana.do(apply)
  const declined = ben.do(decline('No.'))
  meet(ana, ben)
  const standing = verdictsOf(ana)
  const loser = standing[0]?.decision?.by === 'ana' ? { desk: ben, did: declined } : { desk: ana, did: applied }
  const { skipped } = loser.desk.undo(loser.did)
  meet(ana, ben)
  expect(skipped.map(({ target, field }) => `${target}/${field}`)).toContain('proposal/decision')
  expect([verdictsOf(ana), verdictsOf(ben)]).toEqual([standing, standing])
})

test('[PR5] refused: a verdict about a task that is gone', () => {
  const [ana] = openTeam()
  ana.do({ type: 'deleteTask', task })
  expect(failureOf(ana.commit(decline('Gone.')))?.kind).toBe('unknownThing')
})
