import { describe, expect, test } from 'vitest'

import { id, meet, newLink, newTask, openDesk } from '../document/board-desk.test-support.ts'
import type { Desk } from '../document/board-desk.test-support.ts'
import type { Intent } from '../intents/intent.ts'
import type { ApprovalId, DependencyId, HandoffId, PersonId, SignalId, TaskId } from '../model/ids.ts'
import { millisecondsOf, toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { computeSchedule } from '../schedule/compute-schedule.ts'

import { applyProposal } from './decide-proposal.ts'
import { deriveProposals } from './derive-proposals.ts'
import type { Proposal, ProposalKind } from './proposal.ts'

/** So many days after Monday 2026-11-16, at that hour UTC; work is from 9 to 17. */
const on = (day: number, hour: number): Instant => toInstant(Date.UTC(2026, 10, 16 + day, hour) / 60_000)
const [ana, ben, mia] = ['ana', 'ben', 'mia'].map((name) => id<PersonId>(name)) as [PersonId, PersonId, PersonId]
const site = id<TaskId>('site')
const twoDays = toWorkingMinutes(960)
const promise = (date: Instant) => ({ date, to: 'Acme', clientFacing: false, costOfDelay: null })
const isDone = { verdict: 'granted', reason: '' } as const

type Row = {
  readonly kind: ProposalKind
  readonly what?: string
  /** What caused it; and then one thing at each desk, before the two met again. */
  readonly story: readonly Intent[]
  readonly apart?: readonly Intent[]
  readonly now: Instant
  /** [UN4] No undo puts a loop back. */
  readonly isForGood?: true
  /** What ends it without anybody's yes or no. */
  readonly ends: Intent
}

const signal = (task: TaskId | null, fact: Extract<Intent, { type: 'keepSignal' }>['signal']['fact']): Intent => ({
  type: 'keepSignal',
  signal: {
    id: id<SignalId>('told'),
    source: '/crm',
    event: '1',
    type: 'told',
    subject: 'CRM-7',
    at: millisecondsOf(on(0, 9)),
    task,
    fact,
    clientFacing: false,
    waits: true
  }
})

const rows: readonly Row[] = [
  {
    kind: 'renegotiatePromise',
    story: [newTask('site', { owner: ana, estimate: twoDays, actualStart: on(0, 9), promise: promise(on(0, 17)) })],
    now: on(1, 10),
    ends: { type: 'editTask', task: site, change: { promise: promise(on(9, 17)) } }
  },
  {
    kind: 'startNow',
    story: [newTask('site', { owner: ana })],
    now: on(1, 10),
    ends: { type: 'startTask', task: site, at: on(1, 9) }
  },
  {
    kind: 'pullForward',
    story: [
      newTask('early', { owner: ben, actualStart: on(0, 9), actualFinish: on(0, 17), promise: promise(on(3, 17)) }),
      newTask('site', { owner: ana, constraint: { type: 'startNoEarlierThan', date: on(4, 9) } }),
      newLink('link', 'early', 'site')
    ],
    now: on(1, 10),
    ends: { type: 'editTask', task: site, change: { constraint: null } }
  },
  {
    kind: 'breakDeadlock',
    story: [newTask('site', { owner: ana }), newTask('copy', { owner: ben })],
    apart: [newLink('link', 'site', 'copy'), newLink('back', 'copy', 'site')],
    now: on(0, 9),
    isForGood: true,
    ends: { type: 'removeDependency', dependency: id<DependencyId>('back') }
  },
  {
    kind: 'reassignOrphan',
    story: [newTask('site'), newTask('copy', { owner: ben }), newLink('link', 'site', 'copy')],
    now: on(0, 9),
    ends: { type: 'editTask', task: site, change: { owner: ana } }
  },
  {
    kind: 'askHandoff',
    story: [
      newTask('site', { owner: ana }),
      newTask('copy', { owner: ben }),
      newLink('link', 'site', 'copy'),
      {
        type: 'offerHandoff',
        handoff: { id: id<HandoffId>('h'), dependency: id<DependencyId>('link'), from: ana, to: ben, why: 'Launch' },
        at: on(0, 9)
      }
    ],
    now: on(0, 10),
    ends: {
      type: 'editHandoff',
      handoff: id<HandoffId>('h'),
      change: { definitionOfDone: 'Proofread', stillOwed: 'Nothing', artifacts: 'In the folder' }
    }
  },
  {
    kind: 'delegateApproval',
    story: [
      newTask('site', { kind: 'approval', owner: ana }),
      newTask('old', { kind: 'approval', owner: mia }),
      {
        type: 'requestApproval',
        approval: { id: id<ApprovalId>('p0'), task: id('old'), approver: mia },
        at: on(0, 9)
      },
      { type: 'decideApproval', approval: id<ApprovalId>('p0'), ...isDone, at: on(0, 10), by: mia },
      {
        type: 'requestApproval',
        approval: { id: id<ApprovalId>('p1'), task: site, approver: ana },
        at: on(0, 9),
        by: ben
      }
    ],
    now: on(3, 10),
    ends: { type: 'decideApproval', approval: id<ApprovalId>('p1'), ...isDone, at: on(3, 9), by: ana }
  },
  {
    kind: 'writeOffZombie',
    story: [
      newTask('site', { owner: ana, actualStart: on(0, 9) }),
      newTask('copy', { owner: ben }),
      newLink('link', 'site', 'copy')
    ],
    now: on(40, 10),
    ends: { type: 'recordRemaining', task: site, minutes: toWorkingMinutes(60), at: on(39, 10) }
  },
  {
    kind: 'contradictedPin',
    story: [
      newTask('site', { owner: ana, estimate: twoDays }),
      newTask('copy', { owner: ben, constraint: { type: 'mustStartOn', date: on(0, 12) } }),
      newLink('link', 'site', 'copy')
    ],
    now: on(0, 9),
    ends: { type: 'editTask', task: id('copy'), change: { constraint: null } }
  },
  {
    kind: 'waitingSignal',
    what: 'about a task',
    story: [newTask('site', { owner: ana }), signal(site, { kind: 'promiseMoved', date: on(9, 17) })],
    now: on(0, 10),
    ends: { type: 'editTask', task: site, change: { promise: promise(on(9, 17)) } }
  },
  {
    kind: 'waitingSignal',
    what: 'about something that goes',
    story: [newTask('site', { owner: ana }), signal(site, { kind: 'cancelled' })],
    now: on(0, 10),
    ends: { type: 'deleteTask', task: site }
  },
  {
    kind: 'waitingSignal',
    what: 'about no task',
    story: [signal(null, { kind: 'estimate', minutes: twoDays })],
    now: on(0, 10),
    ends: { type: 'judgeSignal', signal: id<SignalId>('told'), verdict: 'declined', reason: 'Not ours.' }
  }
]

/** Ana's desk and Ben's, with all that caused it on both. */
function openTeam({ story, apart = [] }: Row): readonly [Desk, Desk] {
  const desks = [openDesk(1, 'ana'), openDesk(2, 'ben')] as const
  for (const [hue, person] of [ana, ben, mia].entries())
    desks[0].do({ type: 'addPerson', person: { id: person, name: person, hue, calendar: null } })
  for (const intent of story) desks[0].do(intent)
  meet(...desks)
  for (const [place, intent] of apart.entries()) desks[place]?.do(intent)
  meet(...desks)
  return desks
}

const proposed = (desk: Desk, now: Instant): readonly Proposal[] =>
  deriveProposals(desk.index.graph(), computeSchedule(desk.index.graph(), now), new Set())

function onlyOf(desk: Desk, { kind, now }: Row): Proposal {
  const [found, ...more] = proposed(desk, now).filter((proposal) => proposal.kind === kind)
  if (found === undefined || more.length > 0) throw new Error(`not one ${kind} is proposed`)
  return found
}

/** The yes to the likeliest way, worked out on this desk. */
function yes(desk: Desk, row: Row): Intent {
  const proposal = onlyOf(desk, row)
  const [way] = proposal.ways
  if (way === undefined) throw new Error('a proposal without a way')
  const said = { reason: 'Nobody needs it.', label: 'Apply', at: row.now }
  const intent = applyProposal(desk.index.graph(), proposal, way, said)
  if (!intent.ok) throw new Error(intent.failure)
  return intent.value
}

/** What is there, without who did it and when. */
function counts({ tasks, dependencies, comments, handoffs, approvals, verdicts }: WorkGraph): readonly number[] {
  return [tasks, dependencies, comments, handoffs, approvals, verdicts].map(({ size }) => size)
}

describe.each(rows.map((row) => ({ ...row, name: [row.kind, row.what].filter(Boolean).join(' ') })))('$name', (row) => {
  test('[PR1] [PR6] two who say yes at once agree about which, and have it done once', () => {
    const desks = openTeam(row)
    const [first, second] = desks
    expect(proposed(second, row.now)).toEqual(proposed(first, row.now))
    const [here, there] = [yes(first, row), yes(second, row)]
    first.do(here)
    second.do(there)
    const once = counts(first.index.graph())
    meet(...desks)
    expect(second.index.graph()).toEqual(first.index.graph())
    expect(counts(first.index.graph())).toEqual(once)
    expect(proposed(first, row.now).filter(({ kind }) => kind === row.kind)).toEqual([])
    expect(second.commit(there).ok).toBe(false)
  })

  test('[PR5] undone it is open again', () => {
    const [desk] = openTeam(row)
    const [proposal, before] = [onlyOf(desk, row), desk.index.graph()]
    const applied = desk.do(yes(desk, row))
    const { skipped } = desk.undo(applied)
    if (row.isForGood === undefined)
      expect([skipped, desk.index.graph(), onlyOf(desk, row)]).toEqual([[], before, proposal])
    else expect([skipped.length, desk.index.graph().verdicts.size]).toEqual([1, 0])
  })

  test('[PR4] it is withdrawn when its cause goes', () => {
    const [desk] = openTeam(row)
    expect(onlyOf(desk, row).kind).toBe(row.kind)
    desk.do(row.ends)
    expect(proposed(desk, row.now).filter(({ kind }) => kind === row.kind)).toEqual([])
  })
})

test('[PR2] every kind is in the table', () => {
  const kinds: Readonly<Record<ProposalKind, true>> = {
    renegotiatePromise: true,
    startNow: true,
    pullForward: true,
    breakDeadlock: true,
    reassignOrphan: true,
    askHandoff: true,
    delegateApproval: true,
    writeOffZombie: true,
    contradictedPin: true,
    waitingSignal: true
  }
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)))
})
