import { describe, expect, it } from 'vitest'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { BoardDeed, BoardDeedDone } from '../../shared/ipc/board-deed.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { createBoardFiles } from './board-files.ts'

const board = 'b' as BoardId
const facts = { name: 'b.slipboard', madeAt: 1, newestAt: null, changes: 0, sealed: false, here: null }
const restored = { board, added: null, setAside: null }

/** What the hub answers to each kind of deed, unless `refusal` says no to all. */
function answerTo({ kind }: BoardDeed): BoardDeedDone {
  if (kind === 'inspect') return { kind: 'inspected', facts }
  return kind === 'restore' ? { kind: 'restored', restored } : { kind: 'done' }
}

function setUp(path: string | null, refusal: string | null = null) {
  const deeds: BoardDeed[] = []
  const suggested: string[] = []
  const printed: string[] = []
  const forgotten: BoardId[] = []
  const files = createBoardFiles({
    askWhereTo: (_kind, name) => {
      suggested.push(name)
      return Promise.resolve(path)
    },
    askWhereToSaveSlot: (name) => {
      suggested.push(name)
      return Promise.resolve(path)
    },
    askWhich: () => Promise.resolve(path),
    askWhichFolder: () => Promise.resolve(path),
    askWhichCalendar: () => Promise.resolve(path),
    carryOut: (deed): Promise<Result<BoardDeedDone, string>> => {
      deeds.push(deed)
      return Promise.resolve(refusal === null ? succeed(answerTo(deed)) : fail(refusal))
    },
    printTo: (to) => {
      printed.push(to)
      return Promise.resolve(refusal === null ? succeed(null) : fail(refusal))
    },
    forgetHere: (id) => {
      forgotten.push(id)
      return Promise.resolve()
    },
    today: () => '2026-11-16'
  })
  return { files, deeds, suggested, printed, forgotten }
}

describe('backing up', () => {
  it.each([
    ['Launch', 'Launch 2026-11-16.slipboard'],
    ['Q3/Q4: "why?"', 'Q3 Q4 why 2026-11-16.slipboard'],
    ['../..\\con\u0000', '.. .. con 2026-11-16.slipboard'],
    ['...', 'Board 2026-11-16.slipboard'],
    ['x'.repeat(200), `${'x'.repeat(80)} 2026-11-16.slipboard`]
  ])('suggests a name that every system takes for %j', async (title, name) => {
    const { files, suggested } = setUp(null)
    expect(await files.backUp(board, title, '')).toEqual(succeed(null))
    expect(suggested).toEqual([name])
  })

  it('asks the hub once a place is chosen, and answers with the file’s name alone', async () => {
    const { files, deeds } = setUp('/home/ana/safe/b.slipboard')
    expect(await files.backUp(board, 'Launch', 'secret')).toEqual(succeed('b.slipboard'))
    expect(deeds).toEqual([{ kind: 'backUp', board, path: '/home/ana/safe/b.slipboard', passphrase: 'secret' }])
  })
})

describe('restoring', () => {
  it('restores the file that was chosen and found whole, once', async () => {
    const { files, deeds } = setUp('/b.slipboard')
    expect(await files.restore('')).toEqual(fail('Choose a board file first.'))
    expect(await files.choose()).toEqual(succeed(facts))
    expect(await files.restore('secret')).toEqual(succeed(restored))
    expect(await files.restore('secret')).toEqual(fail('Choose a board file first.'))
    expect(deeds.map(({ kind }) => kind)).toEqual(['inspect', 'restore'])
  })

  it('a file that was refused is none', async () => {
    const { files } = setUp('/b.slipboard', 'b.slipboard cannot be used.')
    expect(await files.choose()).toEqual(fail('b.slipboard cannot be used.'))
    expect(await files.restore('')).toEqual(fail('Choose a board file first.'))
  })

  it('choosing nothing is no failure', async () => {
    expect(await setUp(null).files.choose()).toEqual(succeed(null))
  })
})

describe('forgetting', () => {
  it('forgets here only what the hub has forgotten', async () => {
    const done = setUp(null)
    expect(await done.files.forget(board)).toEqual(succeed(null))
    expect(done.forgotten).toEqual([board])
    const refused = setUp(null, 'No.')
    expect(await refused.files.forget(board)).toEqual(fail('No.'))
    expect(refused.forgotten).toEqual([])
  })
})

it('[FD5] [WF1] hands on the calendar and the folder that were chosen, and none where none was', async () => {
  const { files, deeds } = setUp('/home/ana/work.ics')
  expect(await files.addCalendar()).toEqual(succeed(null))
  expect(await files.watchFolder()).toEqual(succeed(null))
  expect(deeds).toEqual([
    { kind: 'addCalendarFile', path: '/home/ana/work.ics' },
    { kind: 'watchFolder', path: '/home/ana/work.ics' }
  ])
  const nothing = setUp(null)
  expect([await nothing.files.addCalendar(), nothing.deeds]).toEqual([succeed(null), []])
})

describe('[OS6] saving the time that a task has taken', () => {
  const task = 't' as TaskId

  it('suggests the task’s title, and is nothing where no place is chosen', async () => {
    const { files, suggested, deeds } = setUp(null)
    expect(await files.saveSlot(board, task, 'Plan: the load test')).toEqual(succeed(null))
    expect(await files.saveSlot(board, task, '...')).toEqual(succeed(null))
    expect([suggested, deeds]).toEqual([['Plan the load test.ics', 'Task.ics'], []])
  })

  it('asks the hub for the file, and says in words what went wrong', async () => {
    const { files, deeds } = setUp('/home/ana/plan.ics')
    expect(await files.saveSlot(board, task, 'Plan')).toEqual(succeed('plan.ics'))
    expect(deeds).toEqual([{ kind: 'saveSlot', board, task, path: '/home/ana/plan.ics' }])
    const refused = setUp('/home/ana/plan.ics', 'This task has taken no time any more.')
    expect(await refused.files.saveSlot(board, task, 'Plan')).toEqual(fail('This task has taken no time any more.'))
  })
})

describe('what is written for a person', () => {
  it('exports a board as JSON where they say', async () => {
    const { files, deeds, suggested } = setUp('/home/ana/launch.json')
    expect(await files.exportJson(board, 'Launch')).toEqual(succeed('launch.json'))
    expect([suggested, deeds]).toEqual([
      ['Launch 2026-11-16.json'],
      [{ kind: 'export', board, path: '/home/ana/launch.json' }]
    ])
  })

  it('[RV12] prints the page where they say, and nowhere else', async () => {
    const { files, printed, suggested } = setUp('/home/ana/week.pdf')
    expect(await files.print('Weekly review of Launch')).toEqual(succeed('week.pdf'))
    expect([suggested, printed]).toEqual([['Weekly review of Launch 2026-11-16.pdf'], ['/home/ana/week.pdf']])
    const refused = setUp('/home/ana/week.pdf', 'The disk is full.')
    expect(await refused.files.print('Launch')).toEqual(fail('The disk is full.'))
    const nowhere = setUp(null)
    expect(await nowhere.files.print('Launch')).toEqual(succeed(null))
    expect(nowhere.printed).toEqual([])
  })
})
