import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { boardJson, writeBoardJson } from '../../shared/formats/write-board-json.ts'
import type { IntentId, TaskId } from '../../shared/model/ids.ts'
import { testTime } from '../hub/board/devices.testing.ts'
import { openBoards } from '../hub/board/open-boards.ts'
import type { OpenBoards } from '../hub/board/open-boards.ts'
import { noChances } from '../hub/chances/no-chances.ts'
import { fixedClock } from '../hub/clock.ts'
import { createSignalDoor } from '../hub/signals/signal-door.ts'
import { createSignalIntake } from '../hub/signals/signal-intake.ts'
import { nodeFileSystem } from '../hub/store/node-file-system.ts'

import { runLine } from './run-line.testing.ts'
import type { Outcome } from './run-line.testing.ts'

const clock = fixedClock(testTime)
let data = ''
let boards: OpenBoards

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'slipstream-ask-'))
})

afterEach(() => rm(data, { recursive: true }))

/** The boards of a device whose keys a keyring seals, or nothing does. */
async function open(deviceKey: Uint8Array): Promise<void> {
  boards = await openBoards({
    folder: join(data, 'boards'),
    deviceKey,
    timeZone: 'UTC',
    clock,
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: () => undefined,
    onStep: () => undefined,
    onProblem: () => undefined
  })
}

async function fill(): Promise<void> {
  const { board } = await boards.create('Launch', false)
  let number = 0
  const act = (intent: Parameters<typeof board.act>[0]): void => {
    number += 1
    const done = board.act(intent, 'Test', { id: `i${number}` as IntentId, by: null, at: testTime }, true)
    if (!done.ok) throw new Error(done.failure.message)
  }
  for (const title of ['Docs', 'Design', 'Build'])
    act({ type: 'createTask', task: { id: title.toLowerCase() as TaskId, title } })
  act({
    type: 'addDependency',
    dependency: { id: 'd' as never, predecessor: 'design' as TaskId, successor: 'build' as TaskId }
  })
  await board.settled()
}

async function close(): Promise<void> {
  await boards.save()
  for (const board of boards.all()) await board.close()
}

function slipstream(...args: readonly string[]): Promise<Outcome> {
  return runLine(args, '', { environment: { SLIPSTREAM_DATA_FOLDER: data }, milliseconds: testTime })
}

const table = `task    title   owner  sets free
──────  ──────  ─────  ─────────  ────────
LAUN-2  Design         1          critical
LAUN-1  Docs
`

const reasons = `LAUN-3 “Build” (nobody’s, on “Launch”) is blocked, and critical.
  It waits for LAUN-2 “Design”.
  LAUN-3 “Build” finishes 2026-11-18 10:00 because it starts 2026-11-17 10:00 and takes 1 day.
  LAUN-3 “Build” starts 2026-11-17 10:00 because Design ends 2026-11-17 10:00.
`

describe('with the app closed', () => {
  test('[CL4] the boards are read from their logs, and nothing in the folder changes', async () => {
    await open(new Uint8Array(0))
    await fill()
    await close()
    const before = await everyFile()
    expect(await slipstream('ready')).toEqual({ code: 0, out: table, said: '' })
    const why = await slipstream('why', 'laun-3')
    expect([why.code, why.out.slice(0, reasons.length)]).toEqual([0, reasons])
    expect(await everyFile()).toEqual(before)
  })

  test('[CL4] [ST20] so they are beside a hub that writes, and takes no signals', async () => {
    await open(new Uint8Array(0))
    await fill()
    const asked = slipstream('ready', '--board', 'Launch', '--json')
    const [board] = boards.all()
    for (let count = 0; count < 50; count += 1) {
      const task = { id: `t${count}` as TaskId, title: `Task ${count}` }
      board?.act({ type: 'createTask', task }, 'Test', { id: `j${count}` as IntentId, by: null, at: testTime }, true)
      await board?.settled()
    }
    const { code, out } = await asked
    expect(code).toBe(0)
    const { tasks } = JSON.parse(out) as { readonly tasks: readonly { readonly title: string }[] }
    expect(tasks.slice(0, 1)).toMatchObject([{ title: 'Design', unblocks: 1 }])
    expect(await board?.settled()).toBe(true)
    await close()
  })

  test('[CL4] what the keyring seals, the app alone can open', async () => {
    await open(new Uint8Array(32).fill(7))
    await fill()
    await close()
    const { code, out, said } = await slipstream('ready')
    expect([code, out]).toEqual([1, ''])
    expect(said).toBe(
      'slipstream ready: Slipstream does not run, or takes no signals, and the system’s keyring seals its boards: only the app itself can open them. Start it and ask again.\n'
    )
  })

  test('[CL4] a folder without boards, a task that is not there, words that are wrong', async () => {
    const nothing = await slipstream('ready')
    expect([nothing.code, nothing.said]).toEqual([
      1,
      `slipstream ready: There is no board in ${join(data, 'boards')}.\n`
    ])
    await open(new Uint8Array(0))
    await fill()
    await close()
    expect(await slipstream('why', 'LAUN-9')).toEqual({
      code: 1,
      out: '',
      said: 'slipstream why: No task here is “LAUN-9”.\n'
    })
    expect(await slipstream('ready', '--me', 'Zoe')).toMatchObject({ code: 1 })
    for (const wrong of [['why'], ['why', 'A', 'B'], ['why', 'A', '--time-zone', 'Mars'], ['ready', 'now']])
      expect((await slipstream(...wrong)).code).toBe(2)
  })
})

test('[CL4] [EP16] the running app answers what the disk does, also where its keys are sealed', async () => {
  await open(new Uint8Array(32).fill(7))
  await fill()
  const door = createSignalDoor(
    {
      folder: join(data, 'signals'),
      fileSystem: nodeFileSystem,
      intake: createSignalIntake(boards.all, clock),
      boards: () =>
        Promise.resolve(
          boards.all().map((one) => ({ graph: one.graph(), schedule: one.schedule(), moments: one.moments }))
        ),
      elapsed: () => 0,
      newToken: () => 'token',
      onProblem: () => undefined
    },
    { on: true, port: 0, webhookSecret: null }
  )
  await door.settled()
  expect(await slipstream('ready')).toEqual({ code: 0, out: table, said: '' })
  expect((await slipstream('why', 'LAUN-3')).out.slice(0, reasons.length)).toBe(reasons)
  const exported = await slipstream('export')
  expect([exported.code, exported.said]).toEqual([0, ''])
  const launch = boards.all()[0] ?? noBoard()
  expect(exported.out).toBe(writeBoardJson(boardJson(launch.graph(), launch.moments())))
  expect((await runLine(['debt', '-', '--at', '2026-12-24', '--json'], exported.out)).code).toBe(0)
  await boards.create('Another', false)
  expect((await slipstream('export')).said).toMatch(/^slipstream export: Which board: “Launch” .*, “Another” /)
  expect((await slipstream('export', '--board', 'Launch')).out).toBe(exported.out)
  expect(await slipstream('why', 'LAUN-9')).toEqual({
    code: 1,
    out: '',
    said: 'slipstream why: No task here is “LAUN-9”.\n'
  })
  door.set({ on: false, port: 0, webhookSecret: null })
  await door.settled()
  await close()
})

function noBoard(): never {
  throw new Error('There is no board.')
}

/** Every file of the data folder with what it holds, and when each and its folder changed. */
async function everyFile(): Promise<readonly (readonly [string, number, string])[]> {
  const names = await readdir(data, { recursive: true })
  return Promise.all(
    names.toSorted().map(async (name) => {
      const found = await stat(join(data, name))
      const content = found.isFile() ? (await readFile(join(data, name))).toString('base64') : ''
      return [name, found.mtimeMs, content] as const
    })
  )
}
