import { assertNever } from '../../shared/lib/assert-never.ts'
import { succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { BoardDeed, BoardDeedDone } from '../../shared/ipc/board-deed.ts'
import type { CommitContext } from '../../shared/intents/commit-context.ts'
import type { HubToMain, MainToHub, Me, SignalSettings } from '../../shared/ipc/main-and-hub.ts'
import type { NetworkMode } from '../../shared/ipc/team-state.ts'
import type { BoardId, PersonId, TaskId } from '../../shared/model/ids.ts'
import type { BoardView } from '../../shared/reports/board-view.ts'

import { atLeisure } from './at-leisure.ts'
import type { LiveBoard } from './board/live-board.ts'
import { openBoards } from './board/open-boards.ts'
import type { OpenBoards } from './board/open-boards.ts'
import { startWindowSession } from './board/window-session.ts'
import { createCalendars } from './calendars/calendars.ts'
import { createDeadlines } from './calendars/deadlines.ts'
import { fetchCalendar } from './calendars/fetch-calendar.ts'
import { takeOwnSignals } from './calendars/own-signals.ts'
import { readCalendarFile } from './calendars/read-calendar-file.ts'
import { saveSlot } from './calendars/save-slot.ts'
import { createToldCalendars } from './calendars/told-calendars.ts'
import { watchFile } from './calendars/watch-file.ts'
import { createBoardChances } from './chances/board-chances.ts'
import type { Clock } from './clock.ts'
import { createInbox } from './inbox/inbox.ts'
import { createImportReader } from './intake/import-reader.ts'
import { createImports } from './intake/imports.ts'
import { createWatchedFolder } from './intake/watched-folder.ts'
import { createTrends } from './trend/trends.ts'
import { openDevice } from './keys/open-device.ts'
import { randomBytes } from './keys/random-bytes.ts'
import { newUuid } from './new-uuid.ts'
import { parseListenAddress } from './peers/parse-address.ts'
import { createPersonalValues } from './personal/personal-values.ts'
import { pairDevice } from './personal/pair-device.ts'
import type { Port } from './port.ts'
import { createSignalDoor } from './signals/signal-door.ts'
import { createSignalIntake } from './signals/signal-intake.ts'
import { spoolOf } from './signals/signal-spool.ts'
import { watchFolder } from './signals/watch-folder.ts'
import { nodeFileSystem } from './store/node-file-system.ts'
import { keepPort, readKeptPort } from './team/kept-port.ts'
import { createTeam } from './team/team.ts'
import { trayContent } from './tray-content.ts'

/** The built workers of the hub. */
export type WorkerPaths = {
  /** Parses imports. */
  readonly imports: string
  /** Works out how likely dates are. */
  readonly chances: string
  /** Reads what a board owed on each day of the past. */
  readonly trend: string
}

export type HubParts = {
  readonly folder: string
  /** 32 bytes that seal keys on disk; empty where the system has no keyring. */
  readonly deviceKey: Uint8Array
  readonly timeZone: string
  readonly me: Me
  readonly network: NetworkMode
  /** `host:port`; null is every interface. */
  readonly listenAt: string | null
  readonly signals: SignalSettings
  /** Where the signals' port and token, and what waits for them, are kept. */
  readonly signalsFolder: string
  readonly clock: Clock
  readonly tell: (message: HubToMain) => void
  readonly workers: WorkerPaths
}

export type Hub = {
  /** `port` travels beside `attach` only. */
  readonly handle: (message: Exclude<MainToHub, { type: 'start' }>, port: Port | null) => void
}

/** How long tray, inbox and list of boards lag behind an edit at least, in milliseconds: behind what windows wait for. */
const showPause = 25

/** The composition of the hub: opens every board of this device, then serves windows and tray. */
export async function createHub(parts: HubParts): Promise<Hub> {
  const { clock, tell } = parts
  const focused = new Map<number, boolean>()
  let me = parts.me
  let trayShown = ''
  let boardsShown = ''
  let inboxShown = ''
  let live = false
  const showSoon = atLeisure({ after: clock.after, elapsed: () => performance.now() }, showPause, () => {
    if (live) show()
  })

  const device = await openDevice(parts)
  if (!device.ok) throw new Error(device.failure)
  const listenAt = parts.listenAt === null ? null : parseListenAddress(parts.listenAt)
  if (listenAt?.ok === false) throw new Error(listenAt.failure)
  const team = createTeam({
    keys: device.value.keys,
    keysAreSealed: device.value.sealedBy === 'keyring',
    clock,
    mode: parts.network,
    listenAt: listenAt === null ? null : listenAt.value,
    lastPort: await readKeptPort(parts.folder, nodeFileSystem),
    onPort: (port) => {
      keepPort(parts.folder, port, nodeFileSystem).catch(() =>
        tell({ type: 'problem', message: 'The port that teammates know could not be kept: the disk refuses.' })
      )
    },
    onMe: (board, person) => {
      me = { ...me, [board]: person }
      tell({ type: 'me', board, me: person })
      showSoon()
    },
    onDealtWith: (alerts) => tell({ type: 'dealtWith', alerts }),
    onProblem: (message) => tell({ type: 'problem', message })
  })
  const values = createPersonalValues(() => boards)
  const boards: OpenBoards = await openBoards({
    folder: parts.folder,
    deviceKey: parts.deviceKey,
    timeZone: parts.timeZone,
    clock,
    openChances: (onState) => createBoardChances({ workerPath: parts.workers.chances, clock, onState }),
    meOn: (board) => me[board] ?? null,
    onAlerts: (alerts) => tell({ type: 'alerts', alerts }),
    onStep: showSoon,
    onProblem: (message) => tell({ type: 'problem', message }),
    accompany: (board, notes) => {
      const partings = [team.accompany(board, notes), values.follow(board)]
      return () => {
        for (const part of partings) part()
      }
    },
    onForget: team.ownDevices.decline
  })
  const toldCalendars = createToldCalendars({ values, clock, device: device.value.keys.device })
  const calendars = createCalendars({
    values,
    told: toldCalendars,
    fetch: fetchCalendar,
    readFile: readCalendarFile,
    watchFile,
    // [BU5] A calendar comes from elsewhere, again and again: it may take less than a file that a person chose.
    reader: createImportReader({ workerPath: parts.workers.imports, timeLimit: 10_000, memoryLimit: 256 }),
    clock,
    timeZone: parts.timeZone,
    device: device.value.keys.device,
    isOnline: parts.network !== 'off'
  })
  const trends = createTrends({ workerPath: parts.workers.trend, clock })
  const watched = createWatchedFolder({ values, watch: watchFolder, clock, device: device.value.keys.device })
  const imports = createImports({
    workerPath: parts.workers.imports,
    clock,
    timeZone: parts.timeZone,
    onApplied: (hash) => {
      watched
        .handled(hash)
        .catch(() =>
          tell({ type: 'problem', message: 'That a file was imported could not be kept: the disk refuses.' })
        )
    }
  })

  const inbox = createInbox({ boards: boards.all, values, clock, onDue: showSoon })
  values.observe(showSoon)

  const intake = takeOwnSignals(toldCalendars, createSignalIntake(boards.all, clock))
  const deadlines = createDeadlines({
    calendars,
    values,
    boards: boards.all,
    intake,
    clock,
    onProblem: (message) => tell({ type: 'problem', message })
  })

  const door = createSignalDoor(
    {
      folder: parts.signalsFolder,
      fileSystem: nodeFileSystem,
      intake,
      boards: () => viewsOnDisk(boards.all()),
      elapsed: () => performance.now(),
      newToken: () => Buffer.from(randomBytes(32)).toString('base64url'),
      onProblem: (message) => tell({ type: 'problem', message })
    },
    parts.signals
  )

  // [EP8] What a command line leaves while the door has no room for it, or has none, comes in at once.
  await watchSpool()

  live = true
  tell({ type: 'ready', boards: boards.listings() })
  show()
  void team.ownDevices.begin({
    isHere: boards.has,
    join: async (link) => {
      const outcome = await boards.carryOut({ kind: 'join', link, name: '', address: '' })
      show()
      return outcome
    },
    drop: (board) => boards.carryOut({ kind: 'forget', board })
  })

  return { handle }

  function handle(message: Exclude<MainToHub, { type: 'start' }>, port: Port | null): void {
    switch (message.type) {
      case 'attach': {
        focused.set(message.window, message.focused)
        if (!port) return tell({ type: 'problem', message: 'A window came without its port.' })
        const { window } = message
        return startWindowSession({
          port,
          focused: () => focused.get(window) ?? false,
          findBoard: (id) => boards.find(id),
          boards: boards.all,
          imports,
          trends,
          calendars,
          deadlines,
          watched,
          team,
          onMisunderstood: (problem) => tell({ type: 'problem', message: problem })
        })
      }
      case 'focus':
        return void focused.set(message.window, message.focused)
      case 'createBoard':
        return void create(message)
      case 'boardDeed':
        return void carryOut(message)
      case 'setMe':
        me = message.me
        for (const board of boards.all()) board.setMe(certifiedOn(board) ?? me[board.id] ?? null)
        return
      case 'dealtWith':
        return team.ownDevices.dealWith(message.alerts)
      case 'markInbox':
        return void markInbox(message)
      case 'setNetwork':
        calendars.setOnline(message.network !== 'off')
        return team.setMode(message.network)
      case 'setSignals':
        return door.set(message.signals)
      case 'sleep':
        return team.setAsleep(message.asleep)
      case 'act':
        return act(message.board, message.task, message.verb)
      case 'clockJumped':
        return tick()
      case 'save':
        return void save()
      default:
        assertNever(message)
    }
  }

  async function create({ id, title, sample }: Extract<MainToHub, { type: 'createBoard' }>): Promise<void> {
    try {
      const created = await boards.create(title, sample)
      if (created.me !== null) me = { ...me, [created.board.id]: created.me }
      show()
      tell({ type: 'boardCreated', id, board: created.board.id, me: created.me })
    } catch (error) {
      tell({
        type: 'problem',
        message: `The board could not be made: ${error instanceof Error ? error.message : 'unknown'}`
      })
    }
  }

  async function carryOut({ id, deed }: Extract<MainToHub, { type: 'boardDeed' }>): Promise<void> {
    const outcome = await outcomeOf(deed)
    // The list first: who acts on the answer finds the board there, or gone.
    show()
    tell({ type: 'boardDeedDone', id, outcome })
  }

  function outcomeOf(deed: BoardDeed): Promise<Result<BoardDeedDone, string>> {
    if (deed.kind === 'pair') return pair(deed.name)
    if (deed.kind === 'addCalendarFile') return done(calendars.addFile(deed.path))
    if (deed.kind === 'watchFolder') return done(watched.choose(deed.path))
    return deed.kind === 'saveSlot'
      ? done(saveSlot({ find: boards.find, calendars, fileSystem: nodeFileSystem, clock }, deed))
      : boards.carryOut(deed)
  }

  async function done(outcome: Promise<Result<null, string>>): Promise<Result<BoardDeedDone, string>> {
    const came = await outcome
    return came.ok ? succeed({ kind: 'done' }) : came
  }

  /** [IB8] Main keeps the mark until it hears that it is on disk, and shows the inbox by it until it is told the one that has it. */
  async function markInbox({ number, key, mark }: Extract<MainToHub, { type: 'markInbox' }>): Promise<void> {
    try {
      await inbox.mark(key, mark)
      await Promise.all(boards.personalBoards().map((board) => board.settled()))
    } catch (error) {
      tell({ type: 'problem', message: error instanceof Error ? error.message : 'It could not be kept.' })
    }
    show()
    tell({ type: 'inboxMarked', number })
  }

  /** [PD2] */
  async function pair(name: string): Promise<Result<BoardDeedDone, string>> {
    const paired = await pairDevice(boards, team, name)
    return paired.ok ? succeed({ kind: 'pairInvite', invite: paired.value }) : paired
  }

  /** A click in the tray: what it asks for may have happened already, and is then refused with a sentence. */
  function act(boardId: BoardId, task: TaskId, verb: 'start' | 'finish'): void {
    const board = boards.find(boardId)
    if (!board) return
    const title = board.graph().tasks.get(task)?.title ?? 'a task'
    const at = clock.now()
    const intent =
      verb === 'start' ? ({ type: 'startTask', task, at } as const) : ({ type: 'finishTask', task, at } as const)
    const label = verb === 'start' ? `Start ${title}` : `Finish ${title}`
    const context: CommitContext = { id: newUuid(clock), by: me[boardId] ?? null, at: clock.milliseconds() }
    const outcome = board.act(intent, label, context, false)
    if (!outcome.ok) tell({ type: 'problem', message: outcome.failure.message })
  }

  async function save(): Promise<void> {
    team.keepNow()
    await boards.save()
    tell({ type: 'saved' })
  }

  async function watchSpool(): Promise<void> {
    const folder = spoolOf(parts.signalsFolder)
    const trouble = (error: Error): void =>
      tell({ type: 'problem', message: `What waits in ${folder} is read at the next start: ${error.message}` })
    try {
      await nodeFileSystem.makeFolder(folder)
      watchFolder(folder, () => door.lookInSpool(), trouble)
    } catch (error) {
      // A system without a watcher to spare says so by throwing.
      trouble(error instanceof Error ? error : new Error(String(error)))
    }
  }

  function tick(): void {
    for (const board of boards.all()) board.tick()
  }

  /** Tells main what changed of the tray, the inbox and the list of boards, and nothing else. */
  function show(): void {
    const content = trayContent(boards.all().map(trayBoard))
    const tray = JSON.stringify(content)
    if (tray !== trayShown) {
      trayShown = tray
      tell({ type: 'tray', content })
    }
    const mine = inbox.read()
    const told = JSON.stringify(mine)
    if (told !== inboxShown) {
      inboxShown = told
      tell({ type: 'inbox', inbox: mine })
    }
    const list = boards.listings()
    const shown = JSON.stringify(list)
    if (shown !== boardsShown) {
      boardsShown = shown
      tell({ type: 'boards', boards: list })
    }
  }
}

/** [EP16] Looked at once all of them are on disk; null where the disk refuses. */
async function viewsOnDisk(boards: readonly LiveBoard[]): Promise<readonly BoardView[] | null> {
  const settled = await Promise.all(boards.map((board) => board.settled()))
  return settled.includes(false)
    ? null
    : boards.map((board) => ({ graph: board.graph(), schedule: board.schedule(), moments: board.moments }))
}

function trayBoard(board: LiveBoard): {
  graph: ReturnType<LiveBoard['graph']>
  schedule: ReturnType<LiveBoard['schedule']>
  me: PersonId | null
} {
  return { graph: board.graph(), schedule: board.schedule(), me: board.me() }
}

/** Once a board is shared, who this device's person is there is settled by their certificate. */
function certifiedOn({ membership }: LiveBoard): PersonId | null {
  return membership.members().devices.get(membership.device)?.person ?? null
}
