import { afterEach, describe, expect, it, vi } from 'vitest'

import { openTeamHub } from '../team/team-hub.testing.ts'
import type { TeamHub } from '../team/team-hub.testing.ts'

import { mostDealtWith } from './own-devices.ts'

vi.setConfig({ testTimeout: 30_000 })

const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

async function opened(title: string | null): Promise<TeamHub> {
  const hub = await openTeamHub(title)
  open.push(hub)
  return hub
}

/** Two devices of Ana's, each of which brought a board of its own. */
async function pair(): Promise<readonly [TeamHub, TeamHub]> {
  const [desk, laptop] = [await opened('Launch'), await opened('Garden')]
  desk.addTask('Pour the base')
  laptop.addTask('Sow beans')
  await laptop.carryOut({ kind: 'join', link: await desk.pair('Ana'), name: '', address: '' })
  return [desk, laptop]
}

const titlesOf = (hub: TeamHub): readonly string[] =>
  hub.boards
    .listings()
    .map(({ title }) => title)
    .toSorted()

const personalDevices = (hub: TeamHub): readonly string[] =>
  [...(hub.boards.personal()?.membership.members().devices.values() ?? [])].map(({ role }) => role ?? 'nobody')

describe('a person’s own devices', () => {
  it('[PD2] [PD4] [PD5] one pairing brings the boards of each to the other, and nobody else', async () => {
    const [desk, laptop] = await pair()
    const both = ['Garden', 'Launch']
    await laptop.until((hub) => titlesOf(hub).join() === both.join())
    await desk.until((hub) => titlesOf(hub).join() === both.join())
    expect(personalDevices(desk)).toEqual(['owner', 'owner'])
    const launch = desk.board().id
    laptop.show(launch)
    await laptop.until((hub) => hub.titles().includes('Pour the base'))
    expect(laptop.board().me()).toBe(desk.board().me())
    laptop.addTask('from the laptop')
    await desk.until((hub) => hub.titles().includes('from the laptop'))
    expect([desk.problems, laptop.problems]).toEqual([[], []])
  })

  it('[PD1] the personal board is in no list, and no deed finds it', async () => {
    const [desk] = await pair()
    const id = desk.boards.personal()?.id
    if (id === undefined) throw new Error('none')
    expect(desk.boards.listings().map((board) => board.id)).not.toContain(id)
    expect(desk.boards.find(id)).toBe(null)
    for (const kind of ['archive', 'bringBack', 'forget'] as const) {
      await expect(desk.carryOut({ kind, board: id })).rejects.toThrow('This board is not on this device.')
    }
  })

  it('[PD2] a device that is paired is not paired again, and a damaged link pairs nobody', async () => {
    const [desk, laptop] = await pair()
    const third = await opened(null)
    await laptop.until((hub) => personalDevices(hub).length === 2)
    const link = await desk.pair('')
    await expect(laptop.carryOut({ kind: 'join', link, name: '', address: '' })).rejects.toThrow('paired with others')
    const cut = { kind: 'join', link: link.slice(0, -3), name: '', address: '' } as const
    await expect(third.carryOut(cut)).rejects.toThrow('This invite is damaged')
    await expect(third.pair('')).rejects.toThrow('Say what you are called.')
    expect(third.boards.personal()).toBe(null)
  })

  it('[PD7] an alert that was answered on one device is answered on the other', async () => {
    const [desk, laptop] = await pair()
    await laptop.until((hub) => personalDevices(hub).length === 2)
    desk.team.ownDevices.dealWith(['clear/t1/7'])
    await laptop.until((hub) => hub.answered.includes('clear/t1/7'))
    expect(desk.answered).toEqual([])
  })

  it('[PD7] of more answers than are kept the oldest go', async () => {
    const desk = await opened('Launch')
    await desk.pair('Ana')
    const { dealWith } = desk.team.ownDevices
    const kept = () => (desk.boards.personal()?.personal.read().dealtWith ?? []).map(({ alert }) => alert)
    dealWith(['first'])
    dealWith(Array.from({ length: mostDealtWith - 1 }, (_, place) => `then ${place}`))
    expect([kept().length, kept().includes('first')]).toEqual([mostDealtWith, true])
    dealWith(['last', 'then 7'])
    expect([kept().length, kept().includes('first'), kept().includes('last')]).toEqual([mostDealtWith, false, true])
  })

  it('[PD6] a device retired on one board is retired on all, and its edits are refused there', async () => {
    const [desk, laptop] = await pair()
    await laptop.until((hub) => titlesOf(hub).length === 2)
    await desk.until((hub) => titlesOf(hub).length === 2)
    const [garden, launch] = [laptop.board().id, desk.board().id]
    laptop.show(launch)
    await laptop.until((hub) => hub.titles().includes('Pour the base'))
    const { device } = laptop.board().membership
    // Having keys comes before having joined, and being heard of after both.
    for (const board of [garden, launch])
      await desk.until((hub) => hub.boards.find(board)?.membership.members().devices.get(device)?.role === 'owner')
    await desk.ask({ kind: 'retire', device })
    await desk.until((hub) => personalDevices(hub).join() === 'owner,nobody')
    const retiredOn = (): boolean => desk.boards.find(garden)?.membership.members().devices.get(device)?.role === null
    await desk.until(retiredOn)
    const isOut = (): boolean => laptop.boards.find(launch)?.membership.members().devices.get(device)?.role === null
    await laptop.until(isOut)
    expect(laptop.act({ type: 'editBoard', change: { title: 'Mine' } })).toBe('this device may only read')
    await desk.until((hub) => hub.board().membership.members().secret.epoch === 2)
  })

  it('[PD5] what is forgotten before it was joined does not come back', async () => {
    const desk = await opened('Launch')
    const link = await desk.pair('Ana')
    const laptop = await opened(null)
    await laptop.carryOut({ kind: 'join', link, name: '', address: '' })
    const launch = desk.board().id
    await laptop.until((hub) => hub.boards.has(launch))
    desk.team.setMode('off')
    await laptop.carryOut({ kind: 'forget', board: launch })
    const { device } = desk.board().membership
    expect(laptop.boards.personal()?.personal.read().offers).toMatchObject([{ board: launch, by: device }])
    expect(laptop.boards.has(launch)).toBe(false)
  })
})
