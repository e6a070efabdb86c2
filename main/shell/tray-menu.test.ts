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
  return trayMenu(content).lines.map((line) => (line.kind === 'separator' ? '—' : line.label))
}

describe('the tray menu', () => {
  it('says that there is nothing to do, and still opens and quits', () => {
    expect(trayMenu({ clear: [], inProgress: [] })).toEqual({
      tooltip: 'Slipstream',
      title: '',
      lines: [
        { kind: 'line', label: 'Nothing is clear to start', deed: null },
        { kind: 'separator' },
        { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
        { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
      ]
    })
  })

  it('starts what is clear, finishes what is in progress, and counts', () => {
    const api = task('api', 'Build API')
    const docs = task('docs', 'Write docs')
    const menu = trayMenu({ clear: [api], inProgress: [docs] })
    expect(menu.tooltip).toBe('Slipstream: 1 clear to start')
    expect(menu.title).toBe('1')
    expect(menu.lines).toEqual([
      { kind: 'line', label: 'Clear to start', deed: null },
      { kind: 'line', label: 'Start: Build API', deed: { kind: 'act', verb: 'start', task: api } },
      { kind: 'separator' },
      { kind: 'line', label: 'In progress', deed: null },
      { kind: 'line', label: 'Finish: Write docs', deed: { kind: 'act', verb: 'finish', task: docs } },
      { kind: 'separator' },
      { kind: 'line', label: 'Open Slipstream', deed: { kind: 'open' } },
      { kind: 'line', label: 'Quit Slipstream', deed: { kind: 'quit' } }
    ])
    expect(trayMenu({ clear: [], inProgress: [docs] }).tooltip).toBe('Slipstream: 1 in progress')
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
})
