import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Approval } from '../model/approval.ts'
import type { CommentId, PersonId, ProposalId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { Person } from '../model/person.ts'
import type { TaskPromise } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'
import {
  dependencyOf,
  graphOf,
  handoffOf,
  idOf,
  monday,
  randomGraph,
  seededRandom,
  taskOf
} from '../schedule/random-graph.test-support.ts'

import { deriveProposals } from './derive-proposals.ts'
import type { Proposal } from './proposal.ts'

/** So many days after Monday 5 January 2026, at that hour UTC; work is from 9 to 17. */
const on = (day: number, hour: number, minute = 0): Instant => toInstant(monday + day * 1440 + (hour - 9) * 60 + minute)
const [ana, ben, mia] = ['ana', 'ben', 'mia'].map((name) => idOf<PersonId>(name)) as [PersonId, PersonId, PersonId]
const people: readonly Person[] = [ana, ben, mia].map((id) => ({
  id,
  name: id,
  hue: 0,
  calendar: null,
  team: null,
  logins: []
}))
const promised = (date: Instant, clientFacing = false): TaskPromise => ({
  date,
  to: 'Client',
  clientFacing,
  costOfDelay: null
})

function proposed(graph: WorkGraph, now: Instant, left: readonly PersonId[] = []): readonly Proposal[] {
  return deriveProposals(graph, computeSchedule(graph, now), new Set(left))
}

/** What is proposed of one kind, without the ids. */
function ofKind<Kind extends Proposal['kind']>(
  kind: Kind,
  graph: WorkGraph,
  now: Instant,
  left: readonly PersonId[] = []
): readonly Omit<Proposal, 'id'>[] {
  return proposed(graph, now, left)
    .filter((proposal) => proposal.kind === kind)
    .map(({ id: _id, ...rest }) => rest)
}

const idsOf = (graph: WorkGraph, now: Instant): readonly ProposalId[] => proposed(graph, now).map(({ id }) => id)

describe('renegotiatePromise', () => {
  const slipped = (date: Instant) =>
    graphOf({ tasks: [taskOf('a', { owner: ana, actualStart: monday, promise: promised(date, true) })], people })

  it('[PR4] stands while the forecast lies past the promise, and moves it to the end of the day of the forecast', () => {
    expect(ofKind('renegotiatePromise', slipped(on(0, 16)), monday)).toEqual([
      {
        kind: 'renegotiatePromise',
        task: 'a',
        deciders: [ana],
        ways: [{ kind: 'movePromise', date: on(0, 17) }],
        promised: on(0, 16),
        clientFacing: true
      }
    ])
    expect(ofKind('renegotiatePromise', slipped(on(0, 17)), monday)).toEqual([])
    const done = graphOf({
      tasks: [taskOf('a', { actualStart: monday, actualFinish: on(1, 9), promise: promised(on(0, 16)) })]
    })
    expect(ofKind('renegotiatePromise', done, on(1, 10))).toEqual([])
  })

  it('[PR1] is asked again when it is twice as late, and not for every minute that passes', () => {
    const graph = slipped(on(0, 16))
    const seen = [on(0, 17, 1), on(1, 10), on(1, 15), on(2, 16, 30), on(3, 9), on(7, 10)].map((now) =>
      idsOf(graph, now).join(' ')
    )
    expect(seen[0]).toBe(seen[1])
    expect(seen[1]).toBe(seen[2])
    expect(seen[3]).not.toBe(seen[2])
    expect(seen[3]).toBe(seen[4])
    expect(seen[5]).not.toBe(seen[4])
  })
})

describe('startNow', () => {
  it('[PR3] begins when its owner has let it wait for a working day, and ends with the start', () => {
    const waiting = graphOf({ tasks: [taskOf('a', { owner: ana, createdAt: on(4, 12) })], people })
    expect(ofKind('startNow', waiting, on(7, 12))).toEqual([])
    expect(ofKind('startNow', waiting, on(7, 12, 1))).toEqual([
      { kind: 'startNow', task: 'a', deciders: [ana], ways: [{ kind: 'start' }], clearSince: on(4, 12) }
    ])
    const begun = graphOf({
      tasks: [taskOf('a', { owner: ana, createdAt: on(4, 12), actualStart: on(7, 13) })],
      people
    })
    expect(ofKind('startNow', begun, on(7, 14))).toEqual([])
  })
})

describe('pullForward', () => {
  const plan = (finished: Instant, notBefore: Instant) =>
    graphOf({
      tasks: [
        taskOf('a', { owner: ben, actualStart: monday, actualFinish: finished, promise: promised(on(4, 17)) }),
        taskOf('b', { owner: ana, constraint: { type: 'startNoEarlierThan', date: notBefore } })
      ],
      dependencies: [dependencyOf('a', 'b')],
      people
    })

  it('[PR3] begins with a finish a working day early, where the date was set for the finish that was agreed', () => {
    expect(ofKind('pullForward', plan(on(2, 17), on(7, 9)), on(3, 9))).toEqual([
      {
        kind: 'pullForward',
        task: 'b',
        deciders: [ana],
        ways: [{ kind: 'dropDate' }],
        date: on(7, 9),
        early: 'a',
        finished: on(2, 17),
        agreed: on(4, 17)
      }
    ])
    expect(ofKind('pullForward', plan(on(4, 10), on(7, 9)), on(4, 11))).toEqual([])
    // A slot that was taken since is no plan for the agreed finish.
    expect(ofKind('pullForward', plan(on(2, 17), on(4, 9)), on(3, 9))).toEqual([])
    expect(ofKind('pullForward', plan(on(2, 17), on(7, 9)), on(7, 9))).toEqual([])
  })
})

describe('breakDeadlock', () => {
  it('[PR2] has a way for each link of the loop, the youngest first, and is for all its owners', () => {
    const graph = graphOf({
      tasks: [taskOf('a', { owner: ana }), taskOf('b', { owner: ben })],
      dependencies: [dependencyOf('a', 'b'), dependencyOf('b', 'a', { createdAt: on(1, 9) })],
      people
    })
    expect(ofKind('breakDeadlock', graph, on(0, 9))).toMatchObject([
      {
        deciders: [ana, ben],
        ways: [
          { kind: 'unlink', dependency: 'b-a' },
          { kind: 'unlink', dependency: 'a-b' }
        ]
      }
    ])
  })
})

describe('reassignOrphan', () => {
  it('[PR3] stands for work that is clear or begun and has no owner, or one who left, and offers the neighbours', () => {
    const graph = graphOf({
      tasks: [taskOf('a'), taskOf('b', { owner: ben }), taskOf('c', { owner: mia }), taskOf('d', { owner: mia })],
      dependencies: ['b', 'c', 'd'].map((after) => dependencyOf('a', after)),
      people
    })
    expect(ofKind('reassignOrphan', graph, monday)).toEqual([
      {
        kind: 'reassignOrphan',
        task: 'a',
        deciders: [],
        ways: [
          { kind: 'giveTo', person: mia },
          { kind: 'giveTo', person: ben }
        ],
        owner: null
      }
    ])
    const left = graphOf({ tasks: [taskOf('a', { owner: ana })], people })
    expect(ofKind('reassignOrphan', left, monday)).toEqual([])
    expect(ofKind('reassignOrphan', left, monday, [ana])).toMatchObject([{ task: 'a', owner: ana }])
    expect(ofKind('reassignOrphan', graphOf({ tasks: [taskOf('a')] }), monday)).toEqual([])
  })
})

describe('askHandoff', () => {
  const offer = (said: Parameters<typeof handoffOf>[1]) =>
    graphOf({
      tasks: [taskOf('a', { owner: ana }), taskOf('b', { owner: ben })],
      dependencies: [dependencyOf('a', 'b')],
      handoffs: [handoffOf('a-b', { from: ana, to: ben, offered: { by: ana, at: monday }, why: 'Launch', ...said })],
      people
    })

  it('[PR2] asks the giver for what a handoff lacks, until it is whole or caught', () => {
    expect(ofKind('askHandoff', offer({ artifacts: 'a link' }), monday)).toEqual([
      {
        kind: 'askHandoff',
        task: 'b',
        deciders: [ben],
        ways: [{ kind: 'askGiver' }],
        handoff: 'h-a-b',
        giver: ana,
        missing: ['definitionOfDone', 'stillOwed']
      }
    ])
    const whole = { definitionOfDone: 'x', stillOwed: 'nothing', artifacts: 'here' }
    expect(ofKind('askHandoff', offer(whole), monday)).toEqual([])
    expect(ofKind('askHandoff', offer({ caught: { by: ben, at: monday } }), monday)).toEqual([])
    expect(ofKind('askHandoff', offer({ offered: null }), monday)).toEqual([])
    expect(ofKind('askHandoff', offer({ from: ben }), monday)).toEqual([])
  })
})

describe('delegateApproval', () => {
  const approvalOf = (id: string, task: string, said: Partial<Approval> = {}): Approval => ({
    id: idOf(id),
    task: idOf(task),
    approver: ana,
    delegate: null,
    requested: { by: ben, at: monday },
    decision: null,
    ...said
  })
  const sat = (said: Partial<Approval> = {}) =>
    graphOf({
      tasks: [taskOf('sign', { kind: 'approval' }), taskOf('old', { kind: 'approval' })],
      approvals: [
        approvalOf('p1', 'sign', said),
        approvalOf('p0', 'old', { decision: { by: mia, at: monday, verdict: 'granted', reason: '' } })
      ],
      people
    })

  it('[PR3] begins after two working days, once, and offers who has decided before', () => {
    expect(ofKind('delegateApproval', sat(), on(2, 9))).toEqual([])
    expect(ofKind('delegateApproval', sat(), on(2, 9, 1))).toEqual([
      {
        kind: 'delegateApproval',
        task: 'sign',
        deciders: [ana, ben],
        ways: [{ kind: 'delegateTo', person: mia }],
        approval: 'p1',
        approver: ana,
        requested: monday
      }
    ])
    expect(ofKind('delegateApproval', sat({ delegate: mia }), on(4, 9))).toEqual([])
    expect(ofKind('delegateApproval', sat({ approver: mia }), on(4, 9))).toEqual([])
  })
})

describe('writeOffZombie', () => {
  const stale = (said: Parameters<typeof taskOf>[1] = {}) =>
    graphOf({
      tasks: [taskOf('a', { owner: ana, actualStart: monday, ...said }), taskOf('b', { owner: ben })],
      dependencies: [dependencyOf('a', 'b')],
      people
    })

  it('[PR3] begins twenty working days after the last word, where it blocks others', () => {
    expect(ofKind('writeOffZombie', stale(), on(28, 9))).toEqual([])
    expect(ofKind('writeOffZombie', stale(), on(28, 9, 1))).toEqual([
      {
        kind: 'writeOffZombie',
        task: 'a',
        deciders: [ana],
        ways: [
          { kind: 'writeOff', links: 'keep' },
          { kind: 'writeOff', links: 'remove' }
        ],
        heard: monday,
        links: ['a-b']
      }
    ])
    const spoken = {
      ...stale(),
      comments: new Map([
        [
          idOf<CommentId>('c'),
          {
            id: idOf<CommentId>('c'),
            task: idOf<TaskId>('a'),
            text: 'Soon.',
            written: { by: ana, at: on(20, 9) },
            asks: null,
            answers: null
          }
        ]
      ])
    }
    expect(ofKind('writeOffZombie', spoken, on(28, 9, 1))).toEqual([])
    expect(ofKind('writeOffZombie', stale({ pausedAt: on(1, 9) }), on(28, 9, 1))).toEqual([])
    expect(ofKind('writeOffZombie', { ...stale(), dependencies: new Map() }, on(28, 9, 1))).toEqual([])
  })
})

describe('contradictedPin', () => {
  it('[PR2] has the three ways out, and keeps its id while what is possible moves', () => {
    const pinned = (estimate: number) =>
      graphOf({
        tasks: [
          taskOf('a', { owner: ana, estimate: estimate as never }),
          taskOf('b', { owner: ben, constraint: { type: 'mustStartOn', date: on(0, 12) } })
        ],
        dependencies: [dependencyOf('a', 'b')],
        people
      })
    const ways = (estimate: number) => ofKind('contradictedPin', pinned(estimate), monday).map((each) => each.ways)
    expect(ways(480)).toEqual([
      [{ kind: 'moveDate', date: on(1, 9) }, { kind: 'unlink', dependency: 'a-b' }, { kind: 'unpin' }]
    ])
    expect(ways(960)[0]?.[0]).toEqual({ kind: 'moveDate', date: on(2, 9) })
    expect(idsOf(pinned(480), monday)).toEqual(idsOf(pinned(960), monday))
  })
})

describe('laws', () => {
  it('[PR1] [PR3] the same for the same graph in any order of things, and every id once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const graph = randomGraph(seed, 30)
        const now = toInstant(monday + Math.floor(seededRandom(seed)() * 40) * 700)
        const shuffled = {
          ...graph,
          tasks: new Map([...graph.tasks].toReversed()),
          dependencies: new Map([...graph.dependencies].toReversed()),
          handoffs: new Map([...graph.handoffs].toReversed()),
          approvals: new Map([...graph.approvals].toReversed())
        }
        const found = proposed(graph, now)
        expect(proposed(shuffled, now)).toEqual(found)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
      }),
      { numRuns: 100 }
    )
  })

  it('[PR5] what was decided is not derived, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const graph = randomGraph(seed, 30)
        const now = on(10, 11)
        const found = proposed(graph, now)
        const decided = found.filter((_, place) => place % 2 === 0)
        const decision = { by: ana, at: now, verdict: 'declined' as const, reason: 'no' }
        const verdicts = new Map(
          decided.flatMap(({ id, task }) => (task === null ? [] : [[id, { id, task, decision }]]))
        )
        expect(proposed({ ...graph, verdicts }, now)).toEqual(found.filter(({ id }) => !verdicts.has(id)))
      }),
      { numRuns: 50 }
    )
  })
})
