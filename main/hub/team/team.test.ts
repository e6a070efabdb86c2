import { afterEach, describe, expect, it, vi } from 'vitest'

import type { PersonId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { idOf } from '../../../shared/sync/frame-fixtures.test-support.ts'

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
    const me = ben.state()?.me ?? null
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

  it('[TE23] who joins under the name of somebody the board knows is asked, and is that person with what they own', async () => {
    const [ana, ben] = await hubs()
    const cara = await openTeamHub(null)
    open.push(cara)
    const imported = idOf<PersonId>('ben-diaz')
    ana.act({ type: 'addPerson', person: { id: imported, name: 'Ben Diaz', hue: 1, calendar: null } })
    const task = ana.addTask('his already', imported)
    await ben.join(await inviteLink(ana), 'ben')
    await ben.until((hub) => hub.state()?.namesakes.length === 1)
    expect([ben.state()?.joining, ben.state()?.namesakes]).toEqual([
      true,
      [{ person: imported, name: 'Ben Diaz', tasks: 1 }]
    ])
    await expect(ben.ask({ kind: 'iAm', person: idOf<PersonId>('ana') })).rejects.toThrow(
      'Somebody else is that person'
    )
    await ben.ask({ kind: 'iAm', person: imported })
    await ben.until((hub) => hub.state()?.role === 'editor')
    expect([ben.state()?.me, ben.state()?.namesakes]).toEqual([imported, []])
    await ana.until((hub) => hub.board().membership.members().people.has(imported))
    expect(ana.board().graph().people.size).toBe(2)
    expect(ana.board().graph().tasks.get(task)?.owner).toBe(imported)

    // He has a device now: nobody else is asked whether they are him.
    await cara.join(await inviteLink(ana), 'Ben Diaz')
    await cara.until((hub) => hub.state()?.role === 'editor')
    expect(cara.state()?.me).not.toBe(imported)
  })

  it('[TE23] somebody new of the same name is somebody new', async () => {
    const [ana, ben] = await hubs()
    ana.act({ type: 'addPerson', person: { id: idOf<PersonId>('other'), name: 'Ben', hue: 1, calendar: null } })
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.state()?.namesakes.length === 1)
    await ben.ask({ kind: 'iAm', person: null })
    await ben.until((hub) => hub.state()?.role === 'editor')
    await ana.until((hub) => hub.board().graph().people.size === 3)
    expect(ben.state()?.me).not.toBe('other')
  })

  it('[TE21] who leaves is heard of though they left apart; what they wrote stays, and nothing new comes to them', async () => {
    const [ana, ben] = await hubs()
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor' && hub.board().graph().people.size === 2)
    const me = ben.state()?.me ?? null
    await expect(ana.ask({ kind: 'leave' })).rejects.toThrow('This would not count: no owner would be left.')
    ben.team.setMode('off')
    ben.addTask('written apart')
    await ben.ask({ kind: 'leave' })
    await ben.until((hub) => hub.state()?.role === null && hub.state()?.untold === true)
    expect(ben.act({ type: 'editBoard', change: { title: 'Mine' } })).toBe('this device may only read')
    ben.team.setMode('local')
    await ana.until((hub) => hub.state()?.gone.length === 1 && hub.titles().includes('written apart'))
    await ben.until((hub) => hub.state()?.untold === false)
    await ana.until((hub) => hub.board().membership.members().secret.epoch === 2)
    ana.addTask('after it')
    expect(ana.state()?.gone.map(({ person, by }) => ({ person, by }))).toEqual([{ person: me, by: me }])
    expect(ana.state()?.people.map(({ role }) => role)).toEqual(['owner'])
    expect(ben.titles()).toEqual(['written apart'])
    expect([ana.problems, ben.problems]).toEqual([[], []])
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
    const me = ben.state()?.me ?? null
    const first = ana.addTask('first')
    const second = ana.addTask('second', me)
    const third = ana.addTask('third', me)
    ana.act({ type: 'addDependency', dependency: linkTasks('d1', first, second) })
    ana.act({ type: 'addDependency', dependency: linkTasks('d2', second, third) })
    await laptop.until((hub) => hub.board().graph().dependencies.size === 2)
    await ben.until((hub) => hub.board().graph().dependencies.size === 2)
    await laptop.until((hub) => hub.board().me() === me)
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
