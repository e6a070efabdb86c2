import { describe, expect, it } from 'vitest'

import type { TrayTask } from '../../shared/ipc/main-and-hub.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId, TaskId } from '../../shared/model/ids.ts'

import { trayMenu } from './tray-menu.ts'

function task(name: string, title: string): TrayTask {
  const board = parseId<BoardId>('board')
  const id = parseId<TaskId>(name)
  if (!board.ok || !id.ok) throw new Error('not an id')
  return { board: board.value, task: id.value, title }
}

function labels(content: Parameters<typeof trayMenu>[0]): readonly string[] {
  return trayMenu(content, [], null).lines.map((line) => (line.kind === 'separator' ? '—' : line.label))
}

describe('the tray menu', () => {
  it('says that there is nothing to do, and still opens and quits', () => {
    expect(trayMenu({ clear: [], inProgress: [] }, [], null)).toEqual({
      tooltip: 'Slipstream',
      title: '',
      lines: [
        { kind: 'line', label: 'Nothing is clear to start', deed: null },
        { kind: 'separator' },
        { kind: 'line', label: 'Do not disturb for an hour', deed: { kind: 'undisturbed', minutes: 60 } },
        { kind: 'line', label: 'Do not disturb for a day', deed: { kind: 'undisturbed', minutes: 1440 } },
        { kind: 'separator' },
        { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
        { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
      ]
    })
  })

  it('starts what is clear, finishes what is in progress, and counts', () => {
    const api = task('api', 'Build API')
    const docs = task('docs', 'Write docs')
    const menu = trayMenu({ clear: [api], inProgress: [docs] }, [], null)
    expect(menu.tooltip).toBe('Slipstream: 1 clear to start')
    expect(menu.title).toBe('1')
    expect(menu.lines).toEqual([
      { kind: 'line', label: 'Clear to start', deed: null },
      { kind: 'line', label: 'Start: Build API', deed: { kind: 'act', verb: 'start', task: api } },
      { kind: 'separator' },
      { kind: 'line', label: 'In progress', deed: null },
      { kind: 'line', label: 'Finish: Write docs', deed: { kind: 'act', verb: 'finish', task: docs } },
      { kind: 'separator' },
      { kind: 'line', label: 'Do not disturb for an hour', deed: { kind: 'undisturbed', minutes: 60 } },
      { kind: 'line', label: 'Do not disturb for a day', deed: { kind: 'undisturbed', minutes: 1440 } },
      { kind: 'separator' },
      { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
      { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
    ])
    expect(trayMenu({ clear: [], inProgress: [docs] }, [], null).tooltip).toBe('Slipstream: 1 in progress')
  })

  it('shows ten a section and counts the rest', () => {
    const many = Array.from({ length: 13 }, (_, index) => task(`t${index}`, `Task ${index}`))
    expect(labels({ clear: many, inProgress: [] }).slice(0, 13)).toEqual([
      'Clear to start',
      ...many.slice(0, 10).map(({ title }) => `Start: ${title}`),
      '… 3 more',
      '—'
    ])
  })

  it('cuts long titles, keeps them on one line, and shows an ampersand as one', () => {
    expect(labels({ clear: [task('a', `R&D\n${'x'.repeat(100)}`)], inProgress: [] })[1]).toBe(
      `Start: R&&D ${'x'.repeat(55)}…`
    )
  })

  it('[NT3] says until when one is not disturbed, and ends it', () => {
    expect(trayMenu({ clear: [], inProgress: [] }, [], 'Mon 14:00').lines.slice(2, 4)).toEqual([
      { kind: 'line', label: 'Not disturbed until Mon 14:00', deed: null },
      { kind: 'line', label: 'Disturb me again', deed: { kind: 'undisturbed', minutes: null } }
    ])
  })

  it('names what waits for me first, and opens it', () => {
    const { board, task: id } = task('text', 'Legal review')
    const entry = {
      key: 'approval-a',
      kind: 'approvalToDecide',
      board,
      boardTitle: 'Launch',
      task: id,
      title: 'Your decision: Legal review',
      body: '',
      since: null,
      details: [],
      mark: null
    } as const
    const needs = [entry, { ...entry, kind: 'clearToStart' as const, key: 'clear' }]
    expect(trayMenu({ clear: [], inProgress: [] }, needs, null).lines.slice(0, 4)).toEqual([
      { kind: 'line', label: 'Waits for you', deed: null },
      {
        kind: 'line',
        label: 'Your decision: Legal review',
        deed: { kind: 'openTask', board, task: id, step: 'decide' }
      },
      { kind: 'separator' },
      { kind: 'line', label: 'Nothing is clear to start', deed: null }
    ])
  })
})
