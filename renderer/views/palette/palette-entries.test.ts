import { describe, expect, it } from 'vitest'

import type { BoardId, TaskId, ViewId } from '../../../shared/model/ids.ts'

import { paletteSections } from './palette-entries.ts'
import type { PaletteScope } from './palette-entries.ts'

const scope: PaletteScope = {
  canRun: (command) => command !== 'undo',
  open: { title: 'Offline mode', commands: ['finish', 'delete'] },
  findTasks: (text) => [
    { kind: 'task', id: 'task t', task: 't' as TaskId, label: `Found for ${text}`, key: 'SLIP-1', state: 'clear' }
  ],
  views: [{ id: 'v' as ViewId, name: 'Late for Ana' }],
  boards: [{ id: 'b' as BoardId, title: 'Harbour back office', tasks: 3 }]
}

const found = (text: string, given: Partial<PaletteScope> = {}) =>
  paletteSections({ ...scope, ...given }, text).map(({ title, entries }) => [title, entries.map(({ label }) => label)])

describe('the palette', () => {
  it('[CM6] finds commands and boards by the beginnings of words in any order, tasks by the search', () => {
    expect(found('offi bac')).toEqual([
      ['Tasks', ['Found for offi bac']],
      ['Boards', ['Harbour back office']]
    ])
    expect(found('board back')).toEqual([
      ['Tasks', ['Found for board back']],
      ['Commands', ['Back up this board…']]
    ])
    expect(found('theme', { findTasks: () => [] })[0]).toEqual([
      'Commands',
      ['Theme of the system', 'Light theme', 'Dark theme']
    ])
    expect(found('ack', { findTasks: () => [] })).toEqual([])
    expect(found('ana late', { findTasks: () => [] })).toEqual([['Views', ['Late for Ana']]])
  })

  it('[CM6] puts what can be done to the open task first, with its name', () => {
    expect(found('off')[0]).toEqual(['The open task', ['Finish: Offline mode', 'Delete: Offline mode']])
    expect(found('offline', { open: null })[0]).toEqual(['Tasks', ['Found for offline']])
  })

  it('[CM5] [CM6] offers without a text all that can be done, and not itself', () => {
    const [, commands, , boards] = paletteSections(scope, ' ')
    const ids = commands?.entries.map(({ id }) => id) ?? []
    expect(commands?.title).toBe('Commands')
    expect(ids).toContain('command redo')
    expect(ids).not.toContain('command undo')
    expect(ids).not.toContain('command palette')
    expect(boards?.title).toBe('Boards')
  })
})
