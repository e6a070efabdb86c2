import { describe, expect, test } from 'vitest'

import type { DecisionId, NudgeId, PersonId, TaskId, WorklogId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { failureOf, id, newTask, openDesk } from './board-desk.test-support.ts'

const at = toInstant(29_898_300)
const design = id<TaskId>('design')
const build = id<TaskId>('build')
const ana = id<PersonId>('ana')

function openBoard() {
  const desk = openDesk(1, 'ana')
  desk.do({ type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } })
  desk.do(newTask('design'))
  desk.do(newTask('build'))
  return desk
}

describe('what the debt is computed from', () => {
  test('[DF1] logged work hangs on its task, and is whose it was said to be', () => {
    const desk = openBoard()
    const entry = { id: id<WorklogId>('w'), task: design, person: ana, minutes: toWorkingMinutes(90) }
    const done = desk.do({ type: 'logTime', entry, at })
    expect([...desk.index.graph().worklog.values()]).toEqual([{ ...entry, note: '', logged: { by: 'ana', at } }])
    const deleted = desk.do({ type: 'deleteTask', task: design })
    expect(desk.index.graph().worklog.size).toBe(0)
    desk.undo(deleted)
    expect(desk.index.graph().worklog.size).toBe(1)
    desk.undo(done)
    expect(desk.index.graph().worklog.size).toBe(0)
  })

  test('[DF7] what was recorded is withdrawn, and undo brings it back', () => {
    const desk = openBoard()
    const entry = { id: id<WorklogId>('w'), task: design, person: ana, minutes: toWorkingMinutes(90), note: 'Sketches' }
    const decision = { id: id<DecisionId>('d'), text: 'Sell it', task: design, follower: ana, followUp: null }
    desk.do({ type: 'logTime', entry, at })
    desk.do({ type: 'recordNudge', nudge: { id: id<NudgeId>('n'), about: design }, at })
    desk.do({ type: 'recordDecision', decision, at })
    const before = desk.index.graph()
    const facts = [entry.id, id<NudgeId>('n'), decision.id]
    const done = desk.do({
      type: 'together',
      label: 'all',
      intents: facts.map((fact) => ({ type: 'withdrawFact', fact }))
    })
    const { worklog, nudges, decisions } = desk.index.graph()
    expect([worklog.size, nudges.size, decisions.size]).toEqual([0, 0, 0])
    desk.undo(done)
    expect(desk.index.graph()).toEqual(before)
    expect(failureOf(desk.commit({ type: 'withdrawFact', fact: id<NudgeId>('design') }))).toMatchObject({
      kind: 'unknownThing'
    })
  })

  test('[DF2] a nudge stays when what it was about goes', () => {
    const desk = openBoard()
    const nudge = { id: id<NudgeId>('n'), about: design }
    desk.do({ type: 'recordNudge', nudge, at })
    desk.do({ type: 'deleteTask', task: design })
    expect([...desk.index.graph().nudges.values()]).toEqual([{ ...nudge, given: { by: 'ana', at } }])
  })

  test('[DF3] a decision gets its follow-up later', () => {
    const desk = openBoard()
    const decision = { id: id<DecisionId>('d'), text: 'Sell it', task: null, follower: ana, followUp: null }
    desk.do({ type: 'recordDecision', decision, at })
    desk.do({ type: 'followUpDecision', decision: decision.id, followUp: build })
    expect([...desk.index.graph().decisions.values()]).toEqual([
      { ...decision, followUp: build, made: { by: 'ana', at } }
    ])
  })

  test('[DF5] work is written off with a reason, and comes back without it', () => {
    const desk = openBoard()
    const written = desk.do({ type: 'writeOffTask', task: design, reason: 'Nobody wants it', at })
    const given = { cancelledAt: at, writtenOff: { at, reason: 'Nobody wants it', by: ana } }
    expect(desk.task('design')).toMatchObject(given)
    desk.undo(written)
    expect(desk.task('design')).toMatchObject({ cancelledAt: null, writtenOff: null })
    desk.undo(desk.do({ type: 'writeOffTask', task: build, reason: 'Nor that', at }))
    desk.do({ type: 'writeOffTask', task: design, reason: 'Nobody wants it', at })
    desk.do({ type: 'reopenTask', task: design })
    expect(desk.task('design')).toMatchObject({ cancelledAt: null, writtenOff: null })
  })

  test('[DF1] [DF2] [DF3] [DF5] what cannot be meant is refused', () => {
    const desk = openBoard()
    const gone = id<TaskId>('gone')
    const person = null
    const entry = { id: id<WorklogId>('w'), task: design, person, minutes: toWorkingMinutes(0) }
    const decision = { id: id<DecisionId>('d'), text: 'Sell it', task: null, follower: id<PersonId>('eve') }
    desk.do({ type: 'finishTask', task: build, at })
    const outcomes = [
      desk.commit({ type: 'logTime', entry, at }),
      desk.commit({ type: 'logTime', entry: { ...entry, minutes: toWorkingMinutes(1), task: gone }, at }),
      desk.commit({ type: 'recordNudge', nudge: { id: id('n'), about: gone }, at }),
      desk.commit({ type: 'recordDecision', decision: { ...decision, followUp: null }, at }),
      desk.commit({ type: 'recordDecision', decision: { ...decision, follower: null, followUp: gone }, at }),
      desk.commit({ type: 'writeOffTask', task: design, reason: ' ', at }),
      desk.commit({ type: 'writeOffTask', task: build, reason: 'Done already', at })
    ]
    const kinds = outcomes.map((outcome) => failureOf(outcome)?.kind)
    expect(kinds).toEqual([
      'invalid',
      'unknownThing',
      'unknownThing',
      'unknownThing',
      'unknownThing',
      'invalid',
      'invalid'
    ])
  })

  test('[DF6] a policy is one decision; a number out of bounds spoils it', () => {
    const desk = openBoard()
    desk.do({ type: 'editBoard', change: { debt: { rate: 90, graces: { H: 2 } } } })
    expect(desk.index.graph().board.debt).toEqual({ rate: 90, graces: { H: 2 } })
    expect(failureOf(desk.commit({ type: 'editBoard', change: { debt: { relearnShare: 2 } } }))?.kind).toBe('invalid')
    desk.do({ type: 'editBoard', change: { debt: null } })
    expect(desk.index.graph().board.debt).toBeNull()
  })
})
