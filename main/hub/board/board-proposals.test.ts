import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { IntentId, PersonId, ProposalId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import { applyProposal, declineProposal } from '../../../shared/proposals/decide-proposal.ts'
import type { Proposal } from '../../../shared/proposals/proposal.ts'
import { noChances } from '../chances/no-chances.ts'
import { fixedClock } from '../clock.ts'

import type { LiveBoard } from './live-board.ts'
import { openBoards } from './open-boards.ts'
import type { OpenBoards } from './open-boards.ts'
import { openWindow } from './window.testing.ts'
import type { TestWindow } from './window.testing.ts'

/** Monday 2026-11-16, 9:00 UTC. */
const time = Date.UTC(2026, 10, 16, 9)
const at = instantFromMilliseconds(time)
const [ana, a] = ['ana' as PersonId, 'a' as TaskId]
const promise = { date: toInstant(at + 480), to: 'Client', clientFacing: true, costOfDelay: null }
const longer = (days: number): Intent => ({
  type: 'editTask',
  task: a,
  change: { estimate: toWorkingMinutes(days * 480) }
})

let folder = ''
let alerts: AlertMessage[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipstream-proposals-'))
  alerts = []
})

afterEach(() => rm(folder, { recursive: true }))

function open(): Promise<OpenBoards> {
  return openBoards({
    folder,
    deviceKey: new Uint8Array(32),
    timeZone: 'UTC',
    clock: fixedClock(time),
    openChances: () => noChances,
    meOn: () => ana,
    onAlerts: (told) => void alerts.push(...told),
    onStep: () => undefined,
    onProblem: (message) => {
      throw new Error(message)
    }
  })
}

/** A task of Ana's for a day, begun, and promised for this evening. */
async function openPlan(boards: OpenBoards): Promise<LiveBoard> {
  const { board } = await boards.create('Plan', false)
  const task = { id: a, title: 'Site', owner: ana, estimate: toWorkingMinutes(480), actualStart: at, promise }
  const intents: readonly Intent[] = [
    { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } },
    { type: 'createTask', task }
  ]
  board.act({ type: 'together', label: 'plan', intents }, 'plan', { id: 'p' as IntentId, by: ana, at: time }, true)
  board.setMe(ana)
  await board.settled()
  return board
}

async function closeAll(boards: OpenBoards): Promise<void> {
  await boards.save()
  for (const board of boards.all()) await board.close()
}

const isProposals = (message: HubToWindow): message is Extract<HubToWindow, { readonly type: 'proposals' }> =>
  message.type === 'proposals'

/** What a window was told is proposed, in order: kinds that came, ids that went as a dash. */
const told = (window: TestWindow): readonly string[] =>
  window.heard
    .filter(isProposals)
    .map(({ changed, gone }) => [...changed.map(({ kind }) => kind), ...gone.map(() => '-')].join(' '))

function lastOf(window: TestWindow): Proposal {
  const proposal = window.heard
    .filter(isProposals)
    .flatMap(({ changed }) => changed)
    .at(-1)
  if (proposal === undefined) throw new Error('nothing was proposed')
  return proposal
}

test('[PR2] [PR4] windows hear of a proposal when a promise breaks, and that it is gone when it is applied', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, by: ana })
  window.commit(longer(3))
  const proposal = lastOf(window)
  const [way] = proposal.ways
  if (way === undefined) throw new Error('a proposal without a way')
  const tried = board.tryProposal(proposal.id, way)
  expect(tried).toMatchObject({ ok: true, value: { shifts: [], brokenPromises: [], keptPromises: [a] } })
  const yes = applyProposal(window.index.graph(), proposal, way, { reason: '', label: 'Move it', at })
  if (!yes.ok) throw new Error(yes.failure)
  window.commit(yes.value)
  expect(told(window)).toEqual(['', 'renegotiatePromise', '-'])
  expect(board.graph().tasks.get(a)?.promise?.date).toBe(at + 2 * 1440 + 480)
  expect(board.tryProposal(proposal.id, way)).toEqual({
    ok: false,
    failure: 'This proposal is gone: what caused it is not so any more.'
  })
  await closeAll(boards)
})

test('[PR5] what was declined stays quiet after a restart', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, by: ana })
  window.commit(longer(3))
  const no = declineProposal(lastOf(window), 'The client knows.')
  if (!no.ok) throw new Error(no.failure)
  window.commit(no.value)
  await closeAll(boards)
  const again = await open()
  const [reopened] = again.all()
  if (reopened === undefined) throw new Error('no board')
  const second = await openWindow(reopened, { focused: true, by: ana })
  await second.until(isProposals)
  expect(told(second)).toEqual([''])
  second.commit(longer(9))
  expect(told(second)).toEqual(['', 'renegotiatePromise'])
  await closeAll(again)
})

test('[AL9] a promise that breaks is told once, and that it slips twice as far is told as a proposal', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: false })
  window.commit(longer(3))
  window.commit(longer(9))
  expect(alerts.map(({ kind }) => kind).toSorted()).toEqual(['promiseBroken', 'promiseProposed', 'retracted'])
  expect(alerts.find(({ kind }) => kind === 'promiseProposed')).toMatchObject({
    title: 'A new date for your promise: Site',
    body: 'The forecast is later than promised. A later date waits for your yes.'
  })
  await closeAll(boards)
})

test('[PR8] a way that is none of the proposal is refused with a sentence', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true })
  window.commit(longer(3))
  expect(board.tryProposal(lastOf(window).id, { kind: 'unpin' })).toEqual({
    ok: false,
    failure: 'This is not what was proposed.'
  })
  expect(board.tryProposal('none' as ProposalId, { kind: 'unpin' })).toMatchObject({ ok: false })
  await closeAll(boards)
})
