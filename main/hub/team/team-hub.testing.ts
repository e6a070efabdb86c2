import { rm } from 'node:fs/promises'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { DeskDeed } from '../../../shared/ipc/board-deed.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { TeamDeed, TeamDeedDone } from '../../../shared/ipc/team-deed.ts'
import type { TeamState } from '../../../shared/ipc/team-state.ts'
import type { BoardId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import type { LiveBoard } from '../board/live-board.ts'
import { openBoards } from '../board/open-boards.ts'
import type { OpenBoards } from '../board/open-boards.ts'
import { noChances } from '../chances/no-chances.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { openDevice } from '../keys/open-device.ts'
import { newUuid } from '../new-uuid.ts'
import { newFolder } from '../peers/test-hub.testing.ts'

import { pairDevice } from '../personal/pair-device.ts'
import { createPersonalValues } from '../personal/personal-values.ts'
import type { PersonalValues } from '../personal/personal-values.ts'
import { createTeam } from './team.ts'
import type { Team } from './team.ts'

/** The hub of one person's device, without windows, on loopback alone. */
export type TeamHub = {
  readonly folder: string
  readonly boards: OpenBoards
  readonly team: Team
  readonly alerts: AlertMessage[]
  readonly problems: string[]
  /** Alerts that were answered on other devices. */
  readonly answered: string[]
  readonly values: PersonalValues
  /** From now on the hub's board is this one. */
  readonly show: (board: BoardId) => void
  /** A link for a further device of the same person. */
  readonly pair: (name: string) => Promise<string>
  /** The one board; throws while it is read anew. */
  readonly board: () => LiveBoard
  readonly ask: (deed: TeamDeed) => Promise<TeamDeedDone>
  readonly addTask: (title: string, owner?: PersonId | null) => TaskId
  readonly act: (intent: Intent) => string | null
  readonly titles: () => readonly string[]
  readonly state: () => TeamState | null
  /** Resolves once this holds; looked at whenever anything changes. */
  readonly until: (holds: (hub: TeamHub) => boolean) => Promise<void>
  readonly join: (link: string, name: string) => Promise<void>
  /** Ends it and keeps its folder, for `again`. */
  readonly stop: () => Promise<void>
  /** Of whole boards; from then on the hub's board is the one that came of it. Throws the failure. */
  readonly carryOut: (deed: DeskDeed) => Promise<void>
  readonly close: () => Promise<void>
}

export type TeamHubOptions = {
  readonly clock?: Clock
  /** A hub that was stopped: this is its device and board after a restart. */
  readonly again?: TeamHub
}

export async function openTeamHub(title: string | null, options: TeamHubOptions = {}): Promise<TeamHub> {
  const { clock = systemClock(), again } = options
  const folder = again?.folder ?? (await newFolder())
  const alerts: AlertMessage[] = []
  const problems: string[] = []
  const answered: string[] = []
  const waiting = new Set<() => void>()
  const look = (): void => {
    for (const each of waiting) each()
  }
  const device = await openDevice({ folder, deviceKey: new Uint8Array(0) })
  if (!device.ok) throw new Error(device.failure)
  const team = createTeam({
    keys: device.value.keys,
    keysAreSealed: false,
    clock,
    mode: 'local',
    listenAt: { host: '127.0.0.1', port: 0 },
    lastPort: null,
    onPort: look,
    onMe: look,
    onDealtWith: (told) => {
      answered.push(...told)
      look()
    },
    onProblem: (message) => problems.push(message)
  })
  const values = createPersonalValues(() => boards)
  let shown: TeamState | null = null
  const partings: (() => void)[] = []
  const boards: OpenBoards = await openBoards({
    folder,
    deviceKey: new Uint8Array(0),
    timeZone: 'UTC',
    clock,
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: (told) => {
      alerts.push(...told)
      look()
    },
    onStep: look,
    onProblem: (message) => problems.push(message),
    onForget: team.ownDevices.decline,
    accompany: (live, notes) => {
      const part = team.accompany(live, notes)
      // What members alone can see, as a new secret, is no news to a window.
      partings.push(part, live.exchange.onGrowth(look))
      values.follow(live)
      if (live.membership.keys().isPersonal) return part
      const hear = (message: HubToWindow): void => {
        if (message.type === 'team') shown = message.team
        look()
      }
      live.view(
        { send: hear, focused: () => false, disconnect: () => undefined },
        { stateVector: new Uint8Array([0]), lease: null, outbox: 0, outboxSpans: [] }
      )
      return part
    }
  })
  let id: BoardId | null = boards.all()[0]?.id ?? null
  if (title !== null) id = (await boards.create(title, false)).board.id

  async function stop(): Promise<void> {
    team.keepNow()
    team.setMode('off')
    for (const part of partings) part()
    await boards.save()
    await boards.ready()
    for (const each of boards.personalBoards()) await each.close()
    for (const each of boards.all()) await each.close()
  }
  await team.ownDevices.begin({
    isHere: boards.has,
    join: (link) => boards.carryOut({ kind: 'join', link, name: '', address: '' }),
    drop: (board) => boards.carryOut({ kind: 'forget', board })
  })

  const hub: TeamHub = {
    folder,
    boards,
    team,
    alerts,
    problems,
    answered,
    values,
    show: (next) => {
      id = next
    },
    pair: async (name) => {
      const paired = await pairDevice(boards, team, name)
      if (!paired.ok) throw new Error(paired.failure)
      return paired.value.link
    },
    board: () => {
      const live = id === null ? null : boards.find(id)
      if (live === null) throw new Error('no board')
      return live
    },
    ask: async (deed) => {
      const done = await team.carryOut(hub.board().id, deed)
      if (!done.ok) throw new Error(done.failure)
      return done.value
    },
    addTask: (name, owner = null) => {
      const task = newUuid<TaskId>(clock)
      const refused = hub.act({ type: 'createTask', task: { id: task, title: name, owner } })
      if (refused !== null) throw new Error(refused)
      return task
    },
    act: (intent) => {
      const context = { id: newUuid(clock), by: hub.board().me(), at: clock.milliseconds() } as never
      const outcome = hub.board().act(intent, intent.type, context, false)
      return outcome.ok ? null : outcome.failure.message
    },
    titles: () => {
      const live = id === null ? null : boards.find(id)
      return live === null ? [] : [...live.graph().tasks.values()].map((task) => task.title).toSorted()
    },
    state: () => shown,
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds(hub)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    join: async (link, name) => {
      await hub.carryOut({ kind: 'join', link, name, address: '' })
    },
    carryOut: async (deed) => {
      const done = await boards.carryOut(deed)
      if (!done.ok) throw new Error(done.failure)
      if (done.value.kind === 'joining') id = done.value.joining.board
      if (done.value.kind === 'recovered') id = done.value.board
      if (done.value.kind === 'restored') id = done.value.restored.board
    },
    stop,
    close: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
  return hub
}
