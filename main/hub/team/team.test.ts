import { afterEach, describe, expect, it, vi } from 'vitest'

import { instantFromMilliseconds } from '../../../shared/model/instant.ts'

import { inviteLink, linkTasks } from './team-deeds.testing.ts'
import { openTeamHub } from './team-hub.testing.ts'
import type { TeamHub } from './team-hub.testing.ts'

vi.setConfig({ testTimeout: 30_000 })

const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

async function hubs(): Promise<readonly [TeamHub, TeamHub]> {
  const ana = await openTeamHub('Launch')
  const ben = await openTeamHub(null)
  open.push(ana, ben)
  return [ana, ben]
}

describe('a board and its people', () => {
  it('[TE3] [M13] Ben joins by Ana’s link, both edit, and both boards are equal', async () => {
    const [ana, ben] = await hubs()
    ana.addTask('written before')
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.titles().includes('written before'))
    await ben.until((hub) => hub.state()?.role === 'editor')
    await ben.until((hub) => [...hub.board().graph().people.values()].some(({ name }) => name === 'Ben'))
    ben.addTask('by Ben')
    await ana.until((hub) => hub.titles().includes('by Ben'))
    ana.addTask('by Ana')
    await ben.until((hub) => hub.titles().length === 3)
    expect(ben.titles()).toEqual(ana.titles())
    expect([...ana.board().graph().people.values()].map(({ name }) => name).toSorted()).toEqual(['Ana', 'Ben'])
    expect([ana.problems, ben.problems]).toEqual([[], []])
  })

  it('[M7] what a viewer asks is refused at home, and they are told why', async () => {
    const [ana, ben] = await hubs()
    ana.addTask('to read')
    await ben.join(await inviteLink(ana, { role: 'viewer' }), 'Ben')
    await ben.until((hub) => hub.titles().includes('to read') && hub.state()?.role === 'viewer')
    expect(ben.act({ type: 'editBoard', change: { title: 'Mine' } })).toBe('this device may only read')
    await ana.until((hub) => hub.state()?.people.some(({ calledItself }) => calledItself === 'Ben') ?? false)
    const ids = [...ana.board().membership.members().people.keys()]
    const person = ids.find((id) => id !== ana.board().me())
    if (person === undefined) throw new Error('Ben is no member')
    await ana.ask({ kind: 'setRole', person, role: 'editor' })
    await ben.until((hub) => hub.state()?.role === 'editor')
    expect(ben.act({ type: 'editBoard', change: { title: 'Ours' } })).toBe(null)
    await ana.until((hub) => hub.board().graph().board.title === 'Ours')
  })

  it('[TE5] [M11] somebody who was removed hears of it, reads what they have, and gets nothing new', async () => {
    const [ana, ben] = await hubs()
    const cara = await openTeamHub(null)
    open.push(cara)
    await ben.join(await inviteLink(ana), 'Ben')
    await cara.join(await inviteLink(ana), 'Cara')
    await ben.until((hub) => hub.state()?.role === 'editor')
    await cara.until((hub) => hub.state()?.role === 'editor')
    const person = ben.board().me()
    if (person === null) throw new Error('nobody')
    await ana.ask({ kind: 'remove', person })
    await ben.until((hub) => hub.state()?.role === null)
    expect(ben.act({ type: 'editBoard', change: { title: 'Mine' } })).toBe('this device may only read')
    ana.addTask('after it')
    await cara.until((hub) => hub.titles().includes('after it') && hub.board().membership.members().secret.epoch === 2)
    expect(ben.titles()).toEqual([])
    expect(
      ana
        .state()
        ?.people.map(({ role }) => role)
        .toSorted()
    ).toEqual(['editor', 'owner'])
  })

  it('[TE10] [E6] what Ben did after he became a viewer unawares is refused, told, and proposed again once he may', async () => {
    const [ana, ben] = await hubs()
    const base = ana.addTask('base')
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor' && hub.titles().includes('base'))
    const me = ben.board().me()
    if (me === null) throw new Error('nobody')
    await ana.until((hub) => hub.board().graph().people.has(me))
    ben.team.setMode('off')
    await ana.ask({ kind: 'setRole', person: me, role: 'viewer' })
    ben.act({ type: 'editTask', task: base, change: { title: 'base, wider' } })
    ben.addTask('by Ben')
    ben.addTask('a slip of the pen')
    ben.team.setMode('local')
    await ben.until((hub) => hub.state()?.refused.length === 3)
    expect(ben.titles()).toEqual(['base'])
    const told = ben.state()?.refused ?? []
    expect(told.map(({ label, task, why }) => ({ label, task, why }))).toEqual([
      { label: 'editTask', task: base, why: { kind: 'demoted', by: ana.board().me() } },
      { label: 'createTask', task: told[1]?.task, why: { kind: 'demoted', by: ana.board().me() } },
      { label: 'createTask', task: told[2]?.task, why: { kind: 'demoted', by: ana.board().me() } }
    ])
    const [first, second, third] = told.map(({ intent }) => intent)
    if (first === undefined || second === undefined || third === undefined) throw new Error('not told')
    expect(await ben.ask({ kind: 'proposeAgain', edits: [first] })).toEqual({
      kind: 'proposed',
      steps: [],
      problem: 'this device may only read'
    })
    await ben.ask({ kind: 'dropRefused', edits: [third] })
    await ben.until((hub) => hub.state()?.refused.length === 2)

    await ana.ask({ kind: 'setRole', person: me, role: 'editor' })
    await ben.until((hub) => hub.state()?.role === 'editor')
    const proposed = await ben.ask({ kind: 'proposeAgain', edits: [first, second] })
    if (proposed.kind !== 'proposed') throw new Error('not proposed')
    expect([proposed.problem, proposed.steps.map(({ label }) => label)]).toEqual([null, ['editTask', 'createTask']])
    await ben.until((hub) => hub.state()?.refused.length === 0)
    await ana.until((hub) => hub.titles().length === 2)
    expect([ana.titles(), ben.titles()]).toEqual([
      ['base, wider', 'by Ben'],
      ['base, wider', 'by Ben']
    ])
    expect([ana.problems, ben.problems, ana.state()?.refused]).toEqual([[], [], []])
  })

  it('[CS3] what Ana finishes is told to Ben, once, and not on his other device', async () => {
    const [ana, ben] = await hubs()
    const laptop = await openTeamHub(null)
    open.push(laptop)
    ana.addTask('written before')
    await ben.join(await inviteLink(ana), 'Ben')
    // Who reads has the key, which comes behind the role: without it Ben can invite nobody.
    await ben.until((hub) => hub.state()?.role === 'editor' && hub.titles().includes('written before'))
    await laptop.join(await inviteLink(ben, { isForOwnDevice: true }), '')
    await laptop.until((hub) => hub.state()?.role === 'editor')
    const me = ben.board().me()
    const first = ana.addTask('first')
    const second = ana.addTask('second', me)
    const third = ana.addTask('third', me)
    ana.act({ type: 'addDependency', dependency: linkTasks('d1', first, second) })
    ana.act({ type: 'addDependency', dependency: linkTasks('d2', second, third) })
    await laptop.until((hub) => hub.board().graph().dependencies.size === 2)
    await ben.until((hub) => hub.board().graph().dependencies.size === 2)
    expect(laptop.board().me()).toBe(me)
    const told = (hub: TeamHub): readonly string[] =>
      hub.alerts.filter(({ kind }) => kind === 'clearToStart').map(({ title }) => title)
    ana.act({ type: 'finishTask', task: first, at: instantFromMilliseconds(Date.now()) })
    await ben.until((hub) => told(hub).length === 1)
    await laptop.until((hub) => told(hub).length === 1)
    ben.act({ type: 'finishTask', task: second, at: instantFromMilliseconds(Date.now()) })
    await laptop.until((hub) => hub.board().graph().tasks.get(second)?.actualFinish != null)
    expect(told(laptop)).toEqual(["You're clear to start: second"])
  })
})
