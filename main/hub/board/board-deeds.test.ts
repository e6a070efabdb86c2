import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { DeskDeed, BoardDeedDone } from '../../../shared/ipc/board-deed.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, IntentId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { boardFolder } from '../store/board-paths.ts'

import { boardOf, carryOut, testDevices, testTime } from './devices.testing.ts'
import type { LiveBoard } from './live-board.ts'
import type { OpenBoards } from './open-boards.ts'

const devices = testDevices()
const { start, close } = devices

const file = (name = 'a.slipboard'): string => join(devices.folder(), name)

function backUp(boards: OpenBoards, board: LiveBoard, passphrase = '', path = file()): Promise<BoardDeedDone> {
  return carryOut(boards, { kind: 'backUp', board: board.id, path, passphrase })
}

function restore(boards: OpenBoards, passphrase = '', path = file()): Promise<Result<BoardDeedDone, string>> {
  return boards.carryOut({ kind: 'restore', path, passphrase })
}

let intents = 0
async function rename(board: LiveBoard, title: string): Promise<void> {
  intents += 1
  const context = { id: `rename-${intents}` as IntentId, by: null, at: testTime }
  expect(board.act({ type: 'editBoard', change: { title } }, title, context, true).ok).toBe(true)
  await board.settled()
}

/** The device and feed that wrote each frame, in the order of the log. */
async function feeds(board: LiveBoard): Promise<readonly string[]> {
  const all: string[] = []
  for await (const frames of board.log.read(0)) all.push(...frames.map(({ header }) => header.feed))
  return all
}

const plain = (graph: WorkGraph) => ({ board: graph.board, tasks: [...graph.tasks], links: [...graph.dependencies] })

describe('a board as one file', () => {
  test('[BF5] backed up, forgotten and restored, all of it is there, and this device goes on under a new feed', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', true)
    const before = plain(board.graph())
    await backUp(boards, board, 'correct horse')
    expect(boards.listings()).toMatchObject([{ id: board.id, archived: false, backedUpAt: testTime }])
    await carryOut(boards, { kind: 'forget', board: board.id })
    expect([boards.listings(), await readdir(join(devices.folder(), 'a', 'boards'))]).toEqual([[], []])

    expect(await carryOut(boards, { kind: 'inspect', path: file() })).toEqual({
      kind: 'inspected',
      facts: {
        name: 'a.slipboard',
        madeAt: testTime,
        newestAt: testTime,
        changes: board.log.count(),
        sealed: true,
        here: null
      }
    })
    expect(await restore(boards, 'correct horse')).toEqual({
      ok: true,
      value: { kind: 'restored', restored: { board: board.id, added: null, setAside: null } }
    })
    const again = boardOf(boards, board.id)
    expect(plain(again.graph())).toEqual(before)
    await rename(again, 'Launch again')
    const [first, ...rest] = await feeds(again)
    expect(new Set(rest.slice(0, -1))).toEqual(new Set([first]))
    expect(rest.at(-1)).not.toBe(first)
    await close(boards)

    const next = boardOf(await start(), board.id)
    expect(next.graph().board.title).toBe('Launch again')
    await rename(next, 'Launch for good')
    expect((await feeds(next)).slice(-2)).toEqual([rest.at(-1), rest.at(-1)])
    expect(devices.problems()).toEqual([])
  })

  test('[BF5] another device that restores it writes under a feed of its own, and both meet again by files', async () => {
    const ours = await start('a')
    const theirs = await start('b')
    const { board } = await ours.create('Launch', true)
    await backUp(ours, board)
    expect((await restore(theirs)).ok).toBe(true)
    const copy = boardOf(theirs, board.id)
    await rename(copy, 'Theirs')
    await backUp(theirs, copy, '', file('b.slipboard'))
    expect(await restore(ours, '', file('b.slipboard'))).toEqual({
      ok: true,
      value: { kind: 'restored', restored: { board: board.id, added: 1, setAside: null } }
    })
    expect(plain(board.graph())).toEqual(plain(copy.graph()))
    expect(devices.problems()).toEqual([])
  })

  test('[BF6] restoring a board that is here removes nothing, and a second time adds nothing', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    await backUp(boards, board, 'secret')
    await rename(board, 'Later')
    for (const _ of [1, 2]) {
      expect(await restore(boards)).toEqual({
        ok: true,
        value: { kind: 'restored', restored: { board: board.id, added: 0, setAside: null } }
      })
    }
    expect(board.graph().board.title).toBe('Later')
  })

  test('[BF6] an archived board that is restored comes back', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    await backUp(boards, board)
    await carryOut(boards, { kind: 'archive', board: board.id })
    expect((await carryOut(boards, { kind: 'inspect', path: file() })).kind).toBe('inspected')
    expect((await restore(boards)).ok).toBe(true)
    expect(boards.listings()).toMatchObject([{ title: 'Launch', archived: false }])
  })

  test('[BF6] a folder that does not open is set aside, whole, and the board made anew', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    await backUp(boards, board)
    await close(boards)
    const place = boardFolder(join(devices.folder(), 'a'), board.id)
    await writeFile(join(place, 'keys'), 'no keys')
    const next = await start()
    expect(devices.problems()).toHaveLength(1)
    expect(next.listings()).toEqual([])
    expect(await restore(next)).toEqual({
      ok: true,
      value: { kind: 'restored', restored: { board: board.id, added: null, setAside: `${place}.aside-1` } }
    })
    expect(next.listings()).toMatchObject([{ title: 'Launch' }])
    expect(await readFile(join(`${place}.aside-1`, 'keys'), 'utf8')).toBe('no keys')
  })

  test('[BF3] the keys are sealed by the passphrase, or plain where there is none', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    const keysOf = async (passphrase: string): Promise<unknown> => {
      await backUp(boards, board, passphrase)
      const bytes = await readFile(file())
      const head = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as { keys: unknown }
      return head.keys
    }
    expect(await keysOf('')).toEqual({ sealedBy: 'plain', secret: expect.any(String) as string })
    expect(await keysOf('pass')).toEqual({
      sealedBy: 'passphrase',
      passes: 1,
      memory: 8192,
      salt: expect.any(String) as string,
      sealed: expect.any(String) as string
    })
    await carryOut(boards, { kind: 'forget', board: board.id })
    expect(await restore(boards, 'word')).toEqual({
      ok: false,
      failure: 'This is not the passphrase that the file was made with.'
    })
    expect(await readdir(join(devices.folder(), 'a', 'boards'))).toEqual([])
  })

  test('[BF2] a file is refused wherever it is cut off or changed, in words that name it, and changes nothing', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    await backUp(boards, board)
    const whole = await readFile(file())
    await carryOut(boards, { kind: 'forget', board: board.id })
    const broken = file('broken.slipboard')
    const outcomes = new Set<string>()
    const tries: Buffer[] = [Buffer.concat([whole, Buffer.from([0])])]
    for (let at = 0; at < whole.length; at += 5) {
      const flipped = Buffer.from(whole)
      flipped.writeUInt8(whole.readUInt8(at) ^ (1 << (at % 8)), at)
      tries.push(flipped)
      if (at % 4 === 0) tries.push(whole.subarray(0, at))
    }
    for (const bytes of tries) {
      await writeFile(broken, bytes)
      const outcome = await restore(boards, '', broken)
      if (outcome.ok) throw new Error('a broken file was taken')
      expect(outcome.failure).toMatch(/^broken\.slipboard cannot be used: .+\.$/)
      outcomes.add(outcome.failure.replaceAll(/\d+/g, 'n').slice('broken.slipboard cannot be used: '.length))
    }
    expect([...outcomes]).toEqual(
      expect.arrayContaining([
        'it is no Slipstream board file.',
        'a newer version of Slipstream made it.',
        'bytes n to n: the head is damaged.',
        'byte n: the signature of a change does not hold.',
        'byte n: changes are missing or out of order.',
        'byte n: it ends before its end, so part of it is missing.',
        'byte n: something follows the end.'
      ])
    )
    expect([boards.listings(), await readdir(join(devices.folder(), 'a', 'boards'))]).toEqual([[], []])
  })

  test('[BF2] what is no file at all is said as the system says it', async () => {
    const boards = await start()
    expect(await restore(boards)).toEqual({ ok: false, failure: 'a.slipboard cannot be opened (ENOENT).' })
    await mkdir(file())
    expect((await restore(boards)).ok).toBe(false)
  })
})

describe('a board’s life on this device', () => {
  test('[BL2] an archived board is not opened, over a restart too, and comes back with all that it held', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', true)
    const before = plain(board.graph())
    const { title, tasks } = board.listing()
    await carryOut(boards, { kind: 'archive', board: board.id })
    const listed = [{ id: board.id, title, tasks, openedAt: testTime, archived: true, backedUpAt: null }]
    expect([boards.all(), boards.listings()]).toEqual([[], listed])
    await close(boards)

    const next = await start()
    expect([next.all(), next.listings()]).toEqual([[], listed])
    await carryOut(next, { kind: 'bringBack', board: board.id })
    expect(plain(boardOf(next, board.id).graph())).toEqual(before)
    expect(next.listings()).toMatchObject([{ archived: false }])
  })

  test('[BL3] forgetting removes the folder, of an archived board as well, and what a crash left is swept', async () => {
    const boards = await start()
    const { board } = await boards.create('Launch', false)
    await carryOut(boards, { kind: 'archive', board: board.id })
    await carryOut(boards, { kind: 'forget', board: board.id })
    const place = boardFolder(join(devices.folder(), 'a'), board.id)
    for (const left of [`${place}.forgotten`, `${place}.restoring`]) {
      await mkdir(left)
      await writeFile(join(left, 'log'), 'x')
    }
    await close(boards)
    expect([(await start()).listings(), await readdir(join(devices.folder(), 'a', 'boards'))]).toEqual([[], []])
  })

  test('[BL4] what is not here cannot be archived, brought back, backed up or forgotten', async () => {
    const boards = await start()
    const board = 'nowhere' as BoardId
    const deeds: readonly DeskDeed[] = [
      { kind: 'archive', board },
      { kind: 'bringBack', board },
      { kind: 'forget', board },
      { kind: 'backUp', board, path: file(), passphrase: '' }
    ]
    for (const deed of deeds) {
      expect(await boards.carryOut(deed)).toEqual({ ok: false, failure: 'This board is not on this device.' })
    }
  })
})
