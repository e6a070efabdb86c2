import { describe, expect, it } from 'vitest'

import type { Person } from '../../shared/model/person.ts'

import { graphOf, idOf, taskOf } from './graph.testing.ts'
import { createTaskSearch } from './task-search.ts'

const ana: Person = { id: idOf('ana'), name: 'Ana Duarte', hue: 0, calendar: null, team: null, logins: [] }
const people = new Map([[ana.id, ana]])

describe('search', () => {
  it('wants everything for an empty text', () => {
    expect(createTaskSearch().matching(graphOf([taskOf('a')]), '  ')).toBeNull()
  })

  it('finds by the beginnings of words of title and owner', () => {
    const graph = graphOf([taskOf('a', { title: 'Build the API' }), taskOf('b', { title: 'Docs', owner: ana.id })], {
      people
    })
    const search = createTaskSearch()
    expect([...(search.matching(graph, 'bui ap') ?? [])]).toEqual(['a'])
    expect([...(search.matching(graph, 'duar') ?? [])]).toEqual(['b'])
  })

  it('finds by the short key, also while it is typed', () => {
    const graph = graphOf([taskOf('a', { number: 12 }), taskOf('b', { number: 13 })])
    const search = createTaskSearch()
    expect(['SLIP-12', 'slip-1'].map((text) => [...(search.matching(graph, text) ?? [])].toSorted())).toEqual([
      ['a'],
      ['a', 'b']
    ])
  })

  it('follows renames, newcomers and deletions', () => {
    const search = createTaskSearch()
    search.matching(graphOf([taskOf('a', { title: 'Old' }), taskOf('b', { title: 'Kept' })]), 'old')
    const next = graphOf([taskOf('a', { title: 'Fresh' }), taskOf('c', { title: 'Comer' })])
    expect(['old', 'fresh', 'kept', 'comer'].map((text) => [...(search.matching(next, text) ?? [])])).toEqual([
      [],
      ['a'],
      [],
      ['c']
    ])
  })
})
