import { describe, expect, it } from 'vitest'

import type { Result } from '../../../shared/lib/result.ts'
import type { MainToHub } from '../../../shared/ipc/main-and-hub.ts'
import type { HubState } from '../../../shared/ipc/preload-api.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../../shared/model/ids.ts'

import type { HubChildEvents } from './hub-child.ts'
import { createHubHost } from './hub-host.ts'

const board = expectId(parseId<BoardId>('board-1'))
const task = expectId(parseId<TaskId>('task-1'))

function expectId<Id>(parsed: Result<Id, string>): Id {
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

type Life = {
  readonly events: HubChildEvents
  readonly heard: { readonly message: MainToHub; readonly ports: readonly string[] }[]
  killed: boolean
}

/** A host over hubs that do nothing by themselves, and timers that ring when the test says how much time has passed. */
function setUp() {
  const lives: Life[] = []
  const states: HubState[] = []
  const told: string[] = []
  let now = 1_000_000
  let timers: { at: number; readonly ring: () => void }[] = []

  const host = createHubHost<string>({
    spawn: (events) => {
      const life: Life = { events, heard: [], killed: false }
      lives.push(life)
      return {
        post: (message, ports) => life.heard.push({ message, ports }),
        kill: () => {
          life.killed = true
        }
      }
    },
    startMessage: () => ({
      type: 'start',
      folder: 'f',
      deviceKey: new Uint8Array(32),
      fixedNow: null,
      timeZone: 'UTC',
      me: {},
      network: 'local',
      listenAt: null,
      signals: { on: false, port: 0, webhookSecret: null },
      signalsFolder: '/signals'
    }),
    startTimer: (milliseconds, ring) => {
      const timer = { at: now + milliseconds, ring }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    milliseconds: () => now,
    listener: {
      onState: (state) => states.push(state),
      onMe: () => undefined,
      onDealtWith: () => undefined,
      onInbox: () => undefined,
      onInboxMarked: () => undefined,
      onBoards: (boards) => told.push(`boards ${boards.length}`),
      onTray: (content) => told.push(`tray ${content.clear.length}`),
      onAlerts: (alerts) => told.push(`alerts ${alerts.length}`),
      onProblem: (message) => told.push(`problem ${message}`),
      onTrouble: (event, details) => told.push(`trouble ${event}: ${details}`)
    }
  })

  return {
    host,
    lives,
    states,
    told,
    /** The hub of now. */
    life: (): Life => {
      const life = lives.at(-1)
      if (life === undefined) throw new Error('no hub was started')
      return life
    },
    ready: () => lives.at(-1)?.events.onMessage({ type: 'ready', boards: [] }),
    pass: (milliseconds: number) => {
      now += milliseconds
      const due = timers.filter((timer) => timer.at <= now)
      timers = timers.filter((timer) => timer.at > now)
      for (const timer of due) timer.ring()
    },
    heardTypes: () => lives.at(-1)?.heard.map(({ message }) => message.type)
  }
}

describe('the hub host', () => {
  it('gives each hub its start message first, and is running once the hub says that it is ready', () => {
    const { host, states, ready, heardTypes } = setUp()
    host.start()
    expect(heardTypes()).toEqual(['start'])
    ready()
    expect(states).toEqual([{ kind: 'starting' }, { kind: 'running' }])
  })

  it('opens a port when the hub can take it, one for each window', () => {
    const { host, ready, life } = setUp()
    host.start()
    let opened = 0
    const open = () => {
      opened += 1
      return { port: `port ${opened}`, focused: true }
    }
    host.connect(1, open)
    host.connect(1, open)
    expect(opened).toBe(0)
    ready()
    expect(life().heard.slice(1)).toEqual([
      { message: { type: 'attach', window: 1, focused: true }, ports: ['port 1'] }
    ])
    host.connect(1, open)
    expect(life().heard.at(-1)).toEqual({ message: { type: 'attach', window: 1, focused: true }, ports: ['port 2'] })
  })

  it('starts a fallen hub again after the back-off, and then serves what waited for it', () => {
    const { host, lives, states, ready, pass, life } = setUp()
    host.start()
    ready()
    life().events.onExit(null)
    expect(states.at(-1)).toEqual({ kind: 'restarting', attempt: 1, inMilliseconds: 200 })
    host.connect(1, () => ({ port: 'again', focused: false }))
    host.act({ board, task, verb: 'finish' })
    pass(199)
    expect(lives).toHaveLength(1)
    pass(1)
    expect(lives).toHaveLength(2)
    expect(states.at(-1)).toEqual({ kind: 'restarting', attempt: 1, inMilliseconds: 0 })
    ready()
    expect(life().heard.map(({ message }) => message)).toEqual([
      {
        type: 'start',
        folder: 'f',
        deviceKey: new Uint8Array(32),
        fixedNow: null,
        timeZone: 'UTC',
        me: {},
        network: 'local',
        listenAt: null,
        signals: { on: false, port: 0, webhookSecret: null },
        signalsFolder: '/signals'
      },
      { type: 'attach', window: 1, focused: false },
      { type: 'act', board, task, verb: 'finish' }
    ])
    expect(states.at(-1)).toEqual({ kind: 'running' })
  })

  it('hears nothing more from a hub that has fallen', () => {
    const { host, lives, states, told, ready, pass, life } = setUp()
    host.start()
    ready()
    life().events.onExit(1)
    lives[0]?.events.onMessage({ type: 'tray', content: { clear: [], inProgress: [] } })
    lives[0]?.events.onExit(1)
    pass(200)
    expect(lives).toHaveLength(2)
    expect(told).toEqual(['boards 0', 'trouble hub exited: code 1, restart'])
    expect(states.slice(2)).toEqual([
      { kind: 'restarting', attempt: 1, inMilliseconds: 200 },
      { kind: 'restarting', attempt: 1, inMilliseconds: 0 }
    ])
  })

  it('gives up at the eighth instant crash, refuses new boards with the reason, and retries on a wish', async () => {
    const { host, lives, pass, life, ready } = setUp()
    host.start()
    for (let crash = 1; crash <= 8; crash += 1) {
      life().events.onExit(1)
      const state = host.state()
      if (state.kind === 'restarting') pass(state.inMilliseconds)
    }
    const state = host.state()
    expect(state.kind).toBe('gaveUp')
    expect(await host.createBoard('Board', false)).toEqual({
      ok: false,
      failure: state.kind === 'gaveUp' ? state.reason : ''
    })
    pass(1_000_000)
    expect(lives).toHaveLength(8)
    host.retry()
    expect(lives).toHaveLength(9)
    ready()
    host.retry()
    expect(lives).toHaveLength(9)
  })

  it('asks for a new board once the hub is ready, and answers with its id', async () => {
    const { host, ready, life } = setUp()
    host.start()
    const answer = host.createBoard('Board', true)
    expect(life().heard).toHaveLength(1)
    ready()
    expect(life().heard.at(-1)?.message).toEqual({ type: 'createBoard', id: 1, title: 'Board', sample: true })
    life().events.onMessage({ type: 'boardCreated', id: 1, board, me: null })
    expect(await answer).toEqual({ ok: true, value: { board, me: null } })
  })

  it('answers in words when the hub falls or is silent after it was asked', async () => {
    const { host, ready, life, pass } = setUp()
    host.start()
    ready()
    const lost = host.createBoard('Lost', false)
    life().events.onExit(1)
    expect(await lost).toEqual({
      ok: false,
      failure: 'Slipstream’s hub stopped before it had answered. Please try again.'
    })
    pass(200)
    ready()
    const late = host.createBoard('Late', false)
    pass(30_000)
    expect(await late).toEqual({ ok: false, failure: 'Slipstream’s hub did not answer in time. Please try again.' })
    life().events.onMessage({ type: 'boardCreated', id: 2, board, me: null })
  })

  it('waits for saving at most as long as it is told, and has nothing to wait for without a hub', async () => {
    const { host, ready, life, pass } = setUp()
    expect(await host.save(2_000)).toBe('notRunning')
    host.start()
    ready()
    const saved = host.save(2_000)
    expect(life().heard.at(-1)?.message).toEqual({ type: 'save' })
    life().events.onMessage({ type: 'saved' })
    expect(await saved).toBe('saved')
    const late = host.save(2_000)
    pass(2_000)
    expect(await late).toBe('timedOut')
    const lost = host.save(2_000)
    life().events.onExit(1)
    expect(await lost).toBe('notRunning')
  })

  it('ends for good when told to stop: no restart follows', () => {
    const { host, lives, ready, life, pass } = setUp()
    host.start()
    ready()
    host.stop()
    expect(life().killed).toBe(true)
    life().events.onExit(0)
    pass(1_000_000)
    expect(lives).toHaveLength(1)
  })

  it('ends for good while a restart is waiting too', () => {
    const { host, lives, life, pass } = setUp()
    host.start()
    life().events.onExit(1)
    host.stop()
    pass(1_000_000)
    expect(lives).toHaveLength(1)
  })

  it('refuses a message of the wrong shape by field name, and goes on', () => {
    const { host, told, ready, life } = setUp()
    host.start()
    ready()
    life().events.onMessage({
      type: 'tray',
      content: { clear: [{ board: '__proto__', task: 't', title: 'secret' }], inProgress: [] }
    })
    life().events.onMessage('nonsense')
    life().events.onMessage({ type: 'problem', message: 'The disk is full.' })
    expect(told).toEqual([
      'boards 0',
      'trouble hub message refused: content.clear.0.board: custom',
      'trouble hub message refused: message: invalid_type',
      'problem The disk is full.'
    ])
  })
})
