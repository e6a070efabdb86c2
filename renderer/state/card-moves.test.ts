import { describe, expect, it } from 'vitest'

import type { PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Person } from '../../shared/model/person.ts'

import { moveCard } from './card-moves.ts'
import type { CardSpot } from './card-moves.ts'
import type { CardPlace } from './card-place.ts'
import { graphOf, idOf, taskOf, testNow } from './graph.testing.ts'

const ana: Person = { id: idOf<PersonId>('ana'), name: 'Ana Duarte', hue: 1, team: null, calendar: null, logins: [] }
const launch = taskOf('launch', { kind: 'summary', title: 'Launch' })
const task = taskOf('a')
const graph = graphOf([launch, task], { people: new Map([[ana.id, ana]]) })

const nobody: CardPlace = { kind: 'owner', owner: null }
const hers: CardPlace = { kind: 'owner', owner: ana.id }
const none: CardPlace = { kind: 'initiative', initiative: null }
const inLaunch: CardPlace = { kind: 'initiative', initiative: launch.id }
const stateIs = (state: 'blocked' | 'clear' | 'inProgress' | 'waiting'): CardPlace => ({ kind: 'state', state })
const move = (from: CardSpot, to: CardSpot, moved = task) => moveCard(moved, 'clear', from, to, graph, testNow)
const edit = (change: object) => ({ type: 'editTask', task: 'a', change })

describe('[BV3] moving a card', () => {
  it('to an owner gives them the work, and to nobody takes it from whoever had it', () => {
    expect(move({ lane: null, column: nobody }, { lane: null, column: hers })).toEqual({
      kind: 'write',
      intent: edit({ owner: 'ana' }),
      label: 'Give “a” to Ana Duarte'
    })
    expect(move({ lane: null, column: hers }, { lane: null, column: nobody })).toEqual({
      kind: 'write',
      intent: edit({ owner: null }),
      label: 'Let nobody own “a”'
    })
  })

  it('to an initiative moves it under that, but nothing under itself', () => {
    expect(move({ lane: null, column: none }, { lane: null, column: inLaunch })).toEqual({
      kind: 'write',
      intent: edit({ parent: 'launch' }),
      label: 'Move “a” to “Launch”'
    })
    expect(move({ lane: null, column: none }, { lane: null, column: inLaunch }, launch)).toEqual({
      kind: 'refused',
      reason: 'Nothing can stand under itself.'
    })
  })

  it('across column and lane is one step', () => {
    expect(move({ lane: nobody, column: stateIs('clear') }, { lane: hers, column: stateIs('inProgress') })).toEqual({
      kind: 'write',
      label: 'Move “a”',
      intent: {
        type: 'together',
        label: 'Move “a”',
        intents: [edit({ owner: 'ana' }), { type: 'startTask', task: 'a', at: testNow }]
      }
    })
  })

  it('is refused as a whole where one direction is, and asks what it waits for after the lane has changed', () => {
    const from = { lane: nobody, column: stateIs('clear') }
    expect(move(from, { lane: hers, column: stateIs('blocked') }).kind).toBe('refused')
    expect(move(from, { lane: hers, column: stateIs('waiting') })).toEqual({
      kind: 'ask',
      first: { intent: edit({ owner: 'ana' }), label: 'Give “a” to Ana Duarte', kind: 'write' }
    })
    expect(move(from, { lane: nobody, column: stateIs('waiting') })).toEqual({ kind: 'ask', first: null })
  })

  it('to where it stands is nothing', () => {
    const spot = { lane: hers, column: inLaunch }
    expect(move(spot, spot)).toEqual({ kind: 'nothing' })
    const other: TaskId = idOf('b')
    expect(move(spot, { lane: { kind: 'owner', owner: ana.id }, column: inLaunch }, taskOf(other))).toEqual({
      kind: 'nothing'
    })
  })
})
