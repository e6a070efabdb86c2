import { describe, expect, test } from 'vitest'

import { applyUpdate, encodeStateAsUpdate } from 'yjs'

import { defaultLook } from '../model/board-look.ts'
import type { PersonId, ViewId } from '../model/ids.ts'
import { noFilters } from '../model/saved-view.ts'
import type { SavedView } from '../model/saved-view.ts'

import { failureOf, id, openDesk } from './board-desk.test-support.ts'
import { editsMap, rootMap } from './layout.ts'

const late: SavedView = {
  id: id<ViewId>('late'),
  name: 'Late for Ana',
  look: { grouping: 'owner', lanes: 'initiative', sort: 'promise' },
  filters: { ...noFilters, states: ['blocked'], owners: [id<PersonId>('ana'), null], promiseAtRisk: true }
}

describe('[BV9] saved views', () => {
  test('are kept, renamed, changed and removed in a step each, and undo takes one back', () => {
    const desk = openDesk(1, 'ana')
    const views = () => [...desk.index.graph().views.values()]
    const saved = desk.do({ type: 'saveView', view: late })
    expect(views()).toEqual([late])
    desk.do({ type: 'editView', view: late.id, change: { name: 'Late' } })
    const changed = desk.do({ type: 'editView', view: late.id, change: { look: defaultLook, filters: noFilters } })
    expect(views()).toEqual([{ id: late.id, name: 'Late', look: defaultLook, filters: noFilters }])
    desk.undo(changed)
    const removed = desk.do({ type: 'removeView', view: late.id })
    expect(views()).toEqual([])
    desk.undo(removed)
    expect(views()).toEqual([{ ...late, name: 'Late' }])
    desk.undo(saved)
    expect(views()).toEqual([])
    expect(failureOf(desk.commit({ type: 'removeView', view: late.id }))).toMatchObject({ kind: 'unknownThing' })
  })

  test('merge by field: one renames it while another changes what it leaves out', () => {
    const ana = openDesk(1, 'ana')
    ana.do({ type: 'saveView', view: late })
    const ben = openDesk(2, 'ben')
    applyUpdate(ben.doc, encodeStateAsUpdate(ana.doc))
    ana.do({ type: 'editView', view: late.id, change: { name: 'Late' } })
    ben.do({ type: 'editView', view: late.id, change: { filters: noFilters } })
    applyUpdate(ben.doc, encodeStateAsUpdate(ana.doc))
    applyUpdate(ana.doc, encodeStateAsUpdate(ben.doc))
    const merged = [{ ...late, name: 'Late', filters: noFilters }]
    expect([...ana.index.graph().views.values()]).toEqual(merged)
    expect([...ben.index.graph().views.values()]).toEqual(merged)
  })

  test('that are damaged show the board as it is, and what is wrong is named', () => {
    const desk = openDesk(1, 'ana')
    desk.do({ type: 'saveView', view: late })
    rootMap(desk.doc, 'views').set('odd', { name: 'Odd', look: { grouping: 'mood' }, filters: { states: ['gone'] } })
    rootMap(desk.doc, 'views').set('nameless', { name: ' ', look: defaultLook })
    editsMap(desk.doc).set('late/filters', [{ ...noFilters, owners: ['../../etc'] }, 1, null])
    expect([...desk.index.graph().views.values()]).toEqual([
      late,
      { id: 'odd', name: 'Odd', look: defaultLook, filters: noFilters }
    ])
    expect(desk.index.problems().map(({ root, key, field }) => `${root}/${key} ${field ?? 'whole'}`)).toEqual([
      'views/late filters',
      'views/odd look',
      'views/odd filters',
      'views/nameless name',
      'views/nameless whole'
    ])
  })
})
