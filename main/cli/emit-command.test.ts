import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { IntentId, PersonId, TaskId } from '../../shared/model/ids.ts'
import { testDevices, testTime } from '../hub/board/devices.testing.ts'
import type { LiveBoard } from '../hub/board/live-board.ts'
import { fixedClock } from '../hub/clock.ts'
import { createSignalDoor } from '../hub/signals/signal-door.ts'
import type { SignalDoor } from '../hub/signals/signal-door.ts'
import { createSignalIntake } from '../hub/signals/signal-intake.ts'
import { nodeFileSystem } from '../hub/store/node-file-system.ts'

import { dataFolder } from './data-folder.ts'
import { parseEmitArguments } from './emit-arguments.ts'
import { runLine } from './run-line.testing.ts'
import type { Outcome } from './run-line.testing.ts'

const devices = testDevices()
let data = ''
let repository = ''
let board: LiveBoard
let door: SignalDoor | null = null
let said: string[] = []

beforeEach(async () => {
  said = []
  data = await mkdtemp(join(tmpdir(), 'slipstream-cli-'))
  repository = join(data, 'repository')
  await mkdir(repository)
  board = (await (await devices.start()).create('Signal lab', false)).board
  for (const [index, title] of ['Design', 'Build', 'Ship'].entries()) {
    const added = { id: title.toLowerCase() as TaskId, title }
    board.act(
      { type: 'createTask', task: added },
      title,
      { id: `i-${index}` as IntentId, by: null, at: testTime },
      true
    )
  }
})

afterEach(async () => {
  door?.set({ on: false, port: 0, webhookSecret: null })
  await door?.settled()
  door = null
  await rm(data, { recursive: true })
})

/** The app starts. */
async function start(): Promise<void> {
  const intake = createSignalIntake(() => [board], fixedClock(testTime))
  const boards = () => Promise.resolve([{ graph: board.graph(), schedule: board.schedule(), moments: board.moments }])
  const parts = { fileSystem: nodeFileSystem, intake, boards, elapsed: () => 0, newToken: () => 'token' }
  door = createSignalDoor(
    { ...parts, folder: join(data, 'signals'), onProblem: (problem) => said.push(problem) },
    { on: true, port: 0, webhookSecret: null }
  )
  await door.settled()
}

function slipstream(...args: readonly string[]): Promise<Outcome> {
  const environment = { SLIPSTREAM_DATA_FOLDER: data }
  return runLine(args, '', { environment, milliseconds: testTime, folder: repository })
}

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', '-c', 'init.defaultBranch=main']
  const env = { ...process.env, GIT_COMMITTER_DATE: '2026-11-16T09:30:00+00:00', GIT_CONFIG_GLOBAL: '/dev/null' }
  return execFileSync('git', [...who, ...args], { cwd: repository, env, encoding: 'utf8', stdio: 'pipe' })
}

function task(id: string) {
  return board.graph().tasks.get(id as TaskId)
}

describe('slipstream emit', () => {
  test('tells the running app, and what became of it', async () => {
    await start()
    expect(await slipstream('emit', 'finished', 'SL-1', '--note', 'at last')).toEqual({
      code: 0,
      out: 'task.finished SL-1: applied\n',
      said: ''
    })
    expect(task('design')?.actualFinish).toBe(testTime / 60_000)
    const again = await slipstream('emit', 'promise', 'SL-2', '2026-12-01T09:00:00Z', '--id', 'p', '--json')
    expect([again.code, JSON.parse(again.out)]).toEqual([
      0,
      {
        delivered: true,
        results: [{ id: 'p', result: 'proposed', reason: 'Somebody was given the date before: it waits for a yes.' }]
      }
    ])
  })

  test('ends with 1 where the board ignores it', async () => {
    await start()
    const outcome = await slipstream('emit', 'blocks', 'SL-1', 'SL-1')
    expect([outcome.code, outcome.out]).toEqual([1, expect.stringMatching(/^dependency\.added SL-1: ignored: /)])
  })

  test('[EP8] with the app closed it is told at the next start, in the order in which it was said', async () => {
    const closed = await slipstream('emit', 'progress', 'SL-2', '40%')
    expect([closed.code, closed.out]).toEqual([
      0,
      'task.progress SL-2: Slipstream does not run; it is told at its next start.\n'
    ])
    const [waiting] = await readdir(join(data, 'signals', 'spool'))
    expect((await stat(join(data, 'signals', 'spool', waiting ?? ''))).mode & 0o777).toBe(0o600)
    // As a crash leaves it: nobody listens there.
    await writeFile(join(data, 'signals', 'endpoint.json'), '{"port":1,"token":"old"}')
    expect(JSON.parse((await slipstream('emit', 'started', 'SL-3', '--json')).out)).toEqual({ delivered: false })
    await start()
    expect([task('build')?.progress?.fraction, task('ship')?.actualStart]).toEqual([0.4, testTime / 60_000])
    expect([said, await readdir(join(data, 'signals', 'spool'))]).toEqual([[], []])
  })

  const events: readonly (readonly [readonly string[], object])[] = [
    [['estimate', 'SL-1', '3d'], { type: 'task.estimate-changed', subject: 'SL-1', data: { minutes: 1440 } }],
    [['estimate', 'SL-1', '90m'], { type: 'task.estimate-changed', subject: 'SL-1', data: { minutes: 90 } }],
    [
      ['slipped', 'SL-1', '--days', '2', '--at', '2026-11-16T10:00:00Z'],
      { type: 'task.not-before-changed', subject: 'SL-1', data: { date: '2026-11-18T10:00:00.000Z' } }
    ],
    [['blocks', 'SL-1', 'SL-2'], { type: 'dependency.added', subject: 'SL-2', data: { predecessor: 'SL-1' } }],
    [
      ['asks', 'SL-1', '@mia', '--text', 'Eh?', '--board', 'Lab'],
      { type: 'question.asked', subject: 'SL-1', slipstreamboard: 'Lab', data: { asks: '@mia', text: 'Eh?' } }
    ],
    [['ci.passed', 'SL-1', '--data', '{"run":7}'], { type: 'ci.passed', subject: 'SL-1', data: { run: 7 } }],
    [['calendar.busy', '--data', '{"busy":[]}'], { type: 'calendar.busy', data: { busy: [] } }],
    [
      ['busy', '2026-11-17T09:00:00Z/2026-11-17T09:30:00Z'],
      { type: 'calendar.busy', data: { busy: [{ from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:30:00Z' }] } }
    ],
    [['cancelled', 'SL-1', '--source', 'ci'], { type: 'task.cancelled', subject: 'SL-1', source: 'ci' }]
  ]

  test.each(events)('%j', (args, event) => {
    const parsed = parseEmitArguments(args, { id: 'x', milliseconds: testTime })
    expect(parsed.ok && parsed.value.event).toMatchObject({ specversion: '1.0', id: 'x', ...event })
  })

  test.each([
    [[]],
    [['finished']],
    [['finished', 'SL-1', 'SL-2']],
    [['progress', 'SL-1', '101%']],
    [['estimate', 'SL-1', 'long']],
    [['slipped', 'SL-1']],
    [['slipped', 'SL-1', '--days', '-1']],
    [['asks', 'SL-1', '@mia']],
    [['dances', 'SL-1']],
    [['finished', 'SL-1', '--at', 'soon']],
    [['ci.passed', 'SL-1', '--data', '[]']],
    [['finished', 'SL-1', '--nope']],
    [['busy', '2026-11-16T09:00:00Z/2026-11-16T09:00:00Z']],
    [['busy', '2026-11-16T09:00:00Z']]
  ])('%j ends with 2', async (args) => {
    const { code, out, said: complaint } = await slipstream('emit', ...args)
    expect([code, out, complaint.startsWith('slipstream emit: ')]).toEqual([2, '', true])
  })

  test('where the app of each system keeps its data', () => {
    const world = (platform: string, environment = {}): Parameters<typeof dataFolder>[1] =>
      ({ platform, environment, home: '/h' }) as Parameters<typeof dataFolder>[1]
    expect([
      dataFolder(undefined, world('linux')),
      dataFolder(undefined, world('linux', { XDG_CONFIG_HOME: '/x' })),
      dataFolder(undefined, world('darwin')),
      dataFolder(undefined, world('linux', { SLIPSTREAM_DATA_FOLDER: '/s' })),
      dataFolder('/n', world('linux', { SLIPSTREAM_DATA_FOLDER: '/s' }))
    ]).toEqual(['/h/.config/Slipstream', '/x/Slipstream', '/h/Library/Application Support/Slipstream', '/s', '/n'])
  })
})

describe('git hooks', () => {
  test('[GH2] what the newest commit says is told, and is the same event for everybody who has the commit', async () => {
    await start()
    git('init')
    git('commit', '--allow-empty', '-m', 'Draw the map\n\nFinishes SL-1. Starts SL-2')
    const first = await slipstream('git-hook', 'post-commit')
    expect(first).toEqual({
      code: 0,
      out: '',
      said: 'slipstream: task.finished SL-1: applied\nslipstream: task.started SL-2: applied\n'
    })
    expect(task('design')?.actualFinish).toBe(Date.UTC(2026, 10, 16, 9, 30) / 60_000)
    expect((await slipstream('git-hook', 'post-commit')).said).toContain('task.finished SL-1: duplicate')
  })

  test('[GH1] a real commit makes another task wait, and asks somebody, about its own task', async () => {
    const mia = 'mia' as PersonId
    const added = { id: mia, name: 'Mia Chen', hue: 0, calendar: null }
    board.act({ type: 'addPerson', person: added }, 'Mia', { id: 'i-mia' as IntentId, by: null, at: testTime }, true)
    await start()
    git('init')
    git('commit', '--allow-empty', '-m', 'Draw the map\n\nStarts SL-1, blocks SL-2.\n\nAsks @mia which scale?')
    expect((await slipstream('git-hook', 'post-commit')).said.trim().split('\n').toSorted()).toEqual([
      'slipstream: dependency.added SL-2: applied',
      'slipstream: question.asked SL-1: applied',
      'slipstream: task.started SL-1: applied'
    ])
    const { dependencies, comments } = board.graph()
    expect([...dependencies.values()].map(({ predecessor, successor }) => [predecessor, successor])).toEqual([
      ['design', 'build']
    ])
    expect([...comments.values()].map(({ task: about, asks, text }) => [about, asks, text])).toEqual([
      ['design', mia, 'which scale?']
    ])
  })

  test('[GH2] a merge tells what it brought', async () => {
    await start()
    git('init')
    git('commit', '--allow-empty', '-m', 'Begin')
    git('checkout', '-b', 'side')
    git('commit', '--allow-empty', '-m', 'Starts SL-3')
    git('checkout', 'main')
    git('merge', 'side')
    expect((await slipstream('git-hook', 'post-merge')).said).toBe('slipstream: task.started SL-3: applied\n')
  })

  test('a commit that says nothing, and a folder that is no repository, tell nothing', async () => {
    expect(await slipstream('git-hook', 'post-commit')).toEqual({ code: 0, out: '', said: '' })
    git('init')
    git('commit', '--allow-empty', '-m', 'Tidy up')
    expect(await slipstream('git-hook', 'post-commit')).toEqual({ code: 0, out: '', said: '' })
    expect((await slipstream('git-hook', 'pre-push')).code).toBe(2)
  })

  test('[GH3] hooks are written beside what is there, once, and taken out again', async () => {
    git('init')
    const path = join(repository, '.git', 'hooks', 'post-commit')
    await writeFile(path, '#!/bin/sh\necho mine\n')
    for (let times = 0; times < 2; times += 1) expect((await slipstream('install-hook')).code).toBe(0)
    expect(await readFile(path, 'utf8')).toBe(
      "#!/bin/sh\necho mine\n# slipstream: begin\n'node' 'slipstream.mjs' git-hook post-commit || true\n# slipstream: end\n"
    )
    expect((await stat(path)).mode & 0o111).toBe(0o111)
    await slipstream('install-hook', '--remove')
    expect(await readFile(path, 'utf8')).toBe('#!/bin/sh\necho mine\n')
  })

  test('[GH3] a hook that is no shell script is left as it is, and so is the other one', async () => {
    git('init')
    const folder = join(repository, '.git', 'hooks')
    await writeFile(join(folder, 'post-merge'), '#!/usr/bin/env node\n')
    const outcome = await slipstream('install-hook')
    expect([outcome.code, outcome.said]).toEqual([
      1,
      expect.stringContaining('post-merge: this hook is no shell script')
    ])
    expect((await readdir(folder)).filter((name) => !name.endsWith('.sample'))).toEqual(['post-merge'])
    expect((await slipstream('install-hook', '--all')).code).toBe(2)
  })
})
