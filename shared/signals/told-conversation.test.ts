import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { id, meet, newLink, newTask, openDesk } from '../document/board-desk.test-support.ts'
import type { Desk } from '../document/board-desk.test-support.ts'
import { commitIntent } from '../document/commit-intent.ts'
import type { IntentId, PersonId } from '../model/ids.ts'
import { latestApproval } from '../model/latest-approval.ts'
import { openQuestions } from '../model/open-questions.ts'
import type { Signal } from '../model/signal.ts'

import type { CloudEvent } from './cloud-event.ts'
import { deedsOfYes } from './deeds-of-yes.ts'
import { judgeEvent } from './judge-event.ts'
import { takeBack } from './take-back.ts'

/** Thursday 2026-11-05 12:00 UTC, and minutes after it. */
const noon = 1_793_880_000_000
const at = (minutes: number): number => noon + minutes * 60_000
const [mia, ben] = ['mia', 'ben'].map((name) => id<PersonId>(name)) as [PersonId, PersonId]

/** A board with a build that Mia hands to Ben, and an approval of Mia's that waits for the build. */
function openStory(clientID: number): Desk {
  const desk = openDesk(clientID, null)
  for (const [hue, person] of [mia, ben].entries()) {
    desk.do({ type: 'addPerson', person: { id: person, name: person, hue, calendar: null } })
    desk.do({ type: 'addLogin', person, login: `github:${person}` })
  }
  desk.do(newTask('build', { owner: mia }))
  desk.do(newTask('ship', { owner: ben }))
  desk.do(newTask('sign-off', { owner: mia, kind: 'approval' }))
  desk.do(newLink('to-ship', 'build', 'ship'))
  desk.do(newLink('to-sign-off', 'build', 'sign-off'))
  return desk
}

/** What becomes of an event, as the hub does it: the kind of decision, and why. */
function hear(desk: Desk, said: CloudEvent): readonly [kind: string, why: string] {
  const decision = judgeEvent(desk.index.graph(), said, at(10_000))
  if ('intent' in decision) {
    const moment = decision.kind === 'apply' ? decision.at : at(10_000)
    const context = { id: id<IntentId>('signal'), by: null, at: moment }
    const done = commitIntent(desk.doc, desk.index.graph(), decision.intent, context)
    if (!done.ok) throw new Error(done.failure.message)
  }
  return [decision.kind, 'reason' in decision ? decision.reason : '']
}

function event(type: string, subject: string, data: unknown, minutes: number): CloudEvent {
  return { id: `${type}/${minutes}`, source: '/test', type, subject, time: at(minutes), data, extensions: new Map() }
}

function accept(desk: Desk, type: string): void {
  const signal = signalOf(desk, type)
  const deeds = deedsOfYes(desk.index.graph(), signal, signal.task)
  if (!deeds.ok) throw new Error(deeds.failure)
  const judged = { type: 'judgeSignal', signal: signal.id, verdict: 'accepted', reason: '' } as const
  desk.do({ type: 'together', label: type, intents: [judged, ...deeds.value] })
}

function undo(desk: Desk, type: string): void {
  desk.do(takeBack(desk.index.graph(), signalOf(desk, type)))
}

function signalOf(desk: Desk, type: string): Signal {
  const signal = [...desk.index.graph().signals.values()].find((one) => one.type === type)
  if (signal === undefined) throw new Error('nothing was kept')
  return signal
}

/** The decision that counts: verdict, who, minutes after noon; null where nothing was decided. */
function decided(desk: Desk): unknown {
  const decision = latestApproval(desk.index.graph(), id('sign-off'))?.decision ?? null
  return decision === null ? null : [decision.verdict, decision.by, decision.at - at(0) / 60_000]
}

describe('approvals by signal', () => {
  test('[SG15] a decision counts by itself where its login is the approver’s, also when it names what the approval waits for', () => {
    const desk = openStory(1)
    expect(hear(desk, event('approval.requested', 'build', null, 1))).toEqual(['apply', ''])
    expect(latestApproval(desk.index.graph(), id('sign-off'))).toMatchObject({ approver: mia, decision: null })
    expect(hear(desk, event('approval.granted', 'sign-off', { by: 'github:ben' }, 2))[0]).toBe('propose')
    expect([decided(desk), signalOf(desk, 'approval.granted').waits]).toEqual([null, true])
    expect(hear(desk, event('approval.granted', 'sign-off', { by: 'github:mia' }, 3))).toEqual(['apply', ''])
    expect(decided(desk)).toEqual(['granted', mia, 3])
  })

  test('[SG15] the delegate of the latest request may decide', () => {
    const desk = openStory(1)
    hear(desk, event('approval.requested', 'sign-off', { asks: 'github:mia' }, 1))
    const request = latestApproval(desk.index.graph(), id('sign-off'))
    if (request === null) throw new Error('nobody asked')
    desk.do({ type: 'delegateApproval', approval: request.id, delegate: ben })
    hear(desk, event('approval.declined', 'sign-off', { by: 'github:ben', reason: 'Not yet' }, 2))
    expect(decided(desk)).toEqual(['declined', ben, 2])
  })

  test('[SG8] a yes decides in the name of whoever says it; [SG10] taking back takes the decision, and the request is open again', () => {
    const desk = openStory(1)
    hear(desk, event('approval.requested', 'sign-off', null, 1))
    hear(desk, event('approval.granted', 'sign-off', null, 2))
    const yes = openDesk(2, 'ben')
    meet(desk, yes)
    accept(yes, 'approval.granted')
    expect(decided(yes)).toEqual(['granted', ben, 2])
    undo(yes, 'approval.granted')
    expect(decided(yes)).toBe(null)
    undo(yes, 'approval.requested')
    expect(latestApproval(yes.index.graph(), id('sign-off'))).toBe(null)
  })

  test('[SG16] in whatever order decisions come, and to whichever of two machines, the latest counts', () => {
    const verdicts = fc.array(fc.constantFrom('granted', 'declined'), { minLength: 1, maxLength: 5 })
    const story = verdicts.chain((all) =>
      fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
        machines: fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length })
      })
    )
    fc.assert(
      fc.property(story, ({ all, order, machines }) => {
        const one = openStory(1)
        const other = openDesk(2, null)
        meet(one, other)
        for (const place of order) {
          const next = event(`approval.${all[place] ?? ''}`, 'sign-off', { by: 'github:mia' }, place)
          hear(machines[place] === true ? one : other, next)
        }
        meet(one, other)
        expect(decided(one)).toEqual([all.at(-1), mia, all.length - 1])
        expect(decided(other)).toEqual(decided(one))
      }),
      { numRuns: 40 }
    )
  })
})

describe('handoffs and answers by signal', () => {
  test('[SG16] a handoff is offered along the only link, and caught with a read-back; twice is once', () => {
    const desk = openStory(1)
    const offer = { why: 'It is built', artifacts: 'https://example.org', by: 'github:mia' }
    expect(hear(desk, event('handoff.caught', 'ship', { readBack: 'I ship it', by: 'github:ben' }, 1))).toEqual([
      'propose',
      'Nothing was offered there.'
    ])
    expect(hear(desk, event('handoff.offered', 'ship', offer, 2))).toEqual(['apply', ''])
    accept(desk, 'handoff.caught')
    const [handoff] = desk.index.graph().handoffs.values()
    expect(handoff).toMatchObject({
      dependency: 'to-ship',
      from: mia,
      to: ben,
      why: 'It is built',
      offered: { by: mia },
      readBack: 'I ship it',
      caught: { by: ben }
    })
    expect(hear(desk, event('handoff.caught', 'ship', { readBack: 'Me too' }, 3))).toEqual(['apply', ''])
    expect([...desk.index.graph().handoffs.values()]).toEqual([handoff])
  })

  test('[SG16] an answer ends the question of whoever gives it', () => {
    const desk = openStory(1)
    hear(desk, event('question.asked', 'build', { text: 'Blue?', asks: 'github:mia' }, 1))
    hear(desk, event('question.asked', 'build', { text: 'Red?', asks: 'ben' }, 2))
    expect(hear(desk, event('question.answered', 'build', { text: 'Yes' }, 3))).toEqual([
      'propose',
      'Several questions wait there, of different people.'
    ])
    expect(hear(desk, event('question.answered', 'build', { text: 'Yes', by: 'github:ben' }, 4))).toEqual(['apply', ''])
    expect(openQuestions(desk.index.graph()).map(({ asks, text }) => [asks, text])).toEqual([[mia, 'Blue?']])
  })
})

describe('links by signal', () => {
  const told = (source: string, minutes: number): CloudEvent => ({
    ...event('dependency.added', 'ship', { predecessor: 'sign-off' }, minutes),
    source
  })
  const links = ({ index }: Desk): number =>
    [...index.graph().dependencies.values()].filter(({ predecessor }) => predecessor === 'sign-off').length
  const signalFrom = ({ index }: Desk, source: string): Signal => {
    const found = [...index.graph().signals.values()].find((one) => one.source === source)
    if (found === undefined) throw new Error('nothing was kept')
    return found
  }
  const goBack = (desk: Desk, source: string): void => {
    desk.do(takeBack(desk.index.graph(), signalFrom(desk, source)))
  }

  test('[SG16] told by two surfaces on two machines it is one; [SG10] it goes when neither tells of it any more', () => {
    const [one, other] = [openStory(1), openDesk(2, null)]
    meet(one, other)
    expect([hear(one, told('/git', 1))[0], hear(other, told('/jira', 2))[0]]).toEqual(['apply', 'apply'])
    meet(one, other)
    expect([links(one), links(other)]).toEqual([1, 1])
    expect(other.index.graph()).toEqual(one.index.graph())
    goBack(one, '/git')
    expect(links(one)).toBe(1)
    goBack(one, '/jira')
    expect(links(one)).toBe(0)
    expect([hear(one, told('/ci', 3))[0], links(one)]).toEqual(['apply', 1])
  })
})
