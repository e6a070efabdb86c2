import { join } from 'node:path'

import { afterEach, describe, expect, it, vi } from 'vitest'

import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'

import { openTeamHub } from './team-hub.testing.ts'
import type { TeamHub } from './team-hub.testing.ts'

vi.setConfig({ testTimeout: 30_000 })

const anInvite = { kind: 'invite', role: 'editor', hours: 24, uses: 1 } as const
const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

async function opened(title: string | null): Promise<TeamHub> {
  const hub = await openTeamHub(title)
  open.push(hub)
  return hub
}

async function linkOf(hub: TeamHub, name: string): Promise<string> {
  const invited = await hub.ask({ ...anInvite, name, isForOwnDevice: false })
  if (invited.kind !== 'invited') throw new Error('no invite')
  return invited.link
}

async function printedWords(hub: TeamHub): Promise<string> {
  const drawn = await hub.ask({ kind: 'drawRecoveryWords' })
  if (drawn.kind !== 'recoveryWords') throw new Error('no words')
  const words = drawn.words.join(' ')
  await hub.ask({ kind: 'certifyRecovery', words })
  return words
}

const roles = (hub: TeamHub): readonly string[] =>
  [...hub.board().membership.members().devices.values()].map(({ use, role }) => `${use} ${role ?? 'nobody'}`)

describe('recovery words', () => {
  it('[TE15] [M17] after the only owner’s machine is lost they make a new one an owner’s, over a spent link', async () => {
    const [ana, ben] = [await openTeamHub('Launch'), await opened(null)]
    ana.addTask('written before')
    const link = await linkOf(ana, 'Ana')
    await ben.join(link, 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor' && hub.titles().includes('written before'))
    const me = ana.board().me()
    const words = await printedWords(ana)
    await ben.until((hub) => hub.state()?.recovery.length === 1)
    await ana.close()
    const bens = await ben.ask({ ...anInvite, name: '', isForOwnDevice: true })
    const read = parseInviteLink(bens.kind === 'invited' ? bens.link : '', ben.board().membership.crypto)
    const address = read.ok ? (read.value.addresses[0] ?? '') : ''

    const laptop = await opened(null)
    await laptop.carryOut({ kind: 'recover', words: words.toUpperCase(), board: null, link, address })
    await laptop.until((hub) => hub.state()?.role === 'owner' && hub.titles().includes('written before'))
    await laptop.until((hub) => hub.board().me() === me && hub.board().membership.keys().joining === null)
    const lost = [...laptop.board().membership.members().devices.values()].find(
      ({ device, use, person }) => use === 'device' && person === me && device !== laptop.board().membership.device
    )
    if (lost === undefined) throw new Error('no lost device')
    await laptop.ask({ kind: 'retire', device: lost.device })
    laptop.addTask('by the laptop')
    await ben.until((hub) => hub.titles().includes('by the laptop'))
    expect(roles(ben).toSorted()).toEqual(['device editor', 'device nobody', 'device owner', 'recovery owner'])
    expect([ben.problems, laptop.problems]).toEqual([[], []])
  })

  it('[TE15] [TE14] work on a board that came back from its file; withdrawn ones, and those of another board, do not', async () => {
    const ana = await opened('Launch')
    const other = await opened('Another')
    await linkOf(ana, 'Ana')
    await linkOf(other, 'Ana')
    const [words, others] = [await printedWords(ana), await printedWords(other)]
    const path = join(ana.folder, 'launch.slipboard')
    await ana.carryOut({ kind: 'backUp', board: ana.board().id, path, passphrase: '' })

    const laptop = await opened(null)
    await laptop.carryOut({ kind: 'restore', path, passphrase: '' })
    const here = { kind: 'recover', board: laptop.board().id, link: '', address: '' } as const
    await expect(laptop.carryOut({ ...here, words: others })).rejects.toThrow('These words are of another board')
    await expect(laptop.carryOut({ ...here, words: 'lusab' })).rejects.toThrow('1 words where 18 belong')
    await laptop.carryOut({ ...here, words })
    await laptop.until((hub) => hub.state()?.role === 'owner')
    await expect(laptop.carryOut({ ...here, words })).rejects.toThrow('This device is an owner’s already.')

    const [printed] = laptop.state()?.recovery ?? []
    if (printed === undefined) throw new Error('none printed')
    await laptop.ask({ kind: 'retire', device: printed.device })
    await laptop.until((hub) => hub.state()?.recovery.length === 0)
    await laptop.carryOut({ kind: 'backUp', board: laptop.board().id, path, passphrase: '' })
    const third = await opened(null)
    await third.carryOut({ kind: 'restore', path, passphrase: '' })
    await expect(third.carryOut({ ...here, words })).rejects.toThrow('These words were withdrawn.')
  })

  it('[TE14] count only where an owner certifies them, and only as they were drawn', async () => {
    const [ana, ben] = [await opened('Launch'), await opened(null)]
    await ben.join(await linkOf(ana, 'Ana'), 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor')
    await expect(printedWords(ben)).rejects.toThrow('its author may not grant this')
    await expect(ana.ask({ kind: 'certifyRecovery', words: 'lusab '.repeat(18) })).rejects.toThrow(
      'one of the words is another than was printed'
    )
    expect(ana.state()?.recovery).toEqual([])
  })
})
