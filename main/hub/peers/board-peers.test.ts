import { afterEach, describe, expect, it } from 'vitest'

import type { BoardId } from '../../../shared/model/ids.ts'

import { newFolder, openTestHub } from './test-hub.testing.ts'
import type { TestHub, TestHubOptions } from './test-hub.testing.ts'

let open: TestHub[] = []
let looks: (() => void)[] = []

afterEach(async () => {
  for (const hub of open) await hub.close()
  open = []
  looks = []
})

async function start(options: Partial<TestHubOptions> = {}): Promise<TestHub & { readonly folder: string }> {
  const folder = await newFolder()
  const hub = await openTestHub({
    board: null,
    ...options,
    folder,
    onChange: () => {
      for (const look of looks) look()
    }
  })
  open.push(hub)
  await until(() => hub.network.port() !== null)
  return { ...hub, folder }
}

/** Resolves when it holds; looked at whenever a hub's peers, links or schedule change. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return
      looks = looks.filter((other) => other !== look)
      resolve()
    }
    looks.push(look)
    look()
  })
}

function share(hub: { readonly folder: string } & TestHub): { readonly id: BoardId; readonly folder: string } {
  return { id: hub.board().id, folder: hub.folder }
}

function dial(from: TestHub, to: TestHub): void {
  from.peers().addAddress({ host: '127.0.0.1', port: to.network.port() ?? 0 })
}

const titles = (hub: TestHub): readonly string[] =>
  [...hub.board().graph().tasks.values()].map(({ title }) => title).toSorted()
const states = (hub: TestHub): readonly string[] =>
  hub
    .peers()
    .view()
    .map(({ state }) => state.kind)

describe('the peers of a board, over Noise and loopback', () => {
  it('[S4][S5][S11] a newcomer gets all of it in silence; then edits go both ways, each on disk before it is acknowledged', async () => {
    const ana = await start()
    for (let count = 0; count < 30; count += 1) ana.addTask(`task ${count}`)
    const ben = await start({ board: share(ana) })
    dial(ben, ana)
    await until(() => states(ben)[0] === 'upToDate' && ben.board().graph().tasks.size === 30)
    expect(ben.alerts).toEqual([])
    ana.addTask('by Ana')
    ben.addTask('by Ben')
    await until(() => titles(ana).includes('by Ben') && titles(ben).includes('by Ana'))
    await until(() => [ana, ben].every((hub) => hub.peers().view()[0]?.holds?.left === 0))
    expect(ana.state()).toBe(ben.state())
    expect([ana, ben].map((hub) => hub.board().exchange.count())).toEqual([
      ana.board().exchange.count(),
      ana.board().exchange.count()
    ])
    expect([...ana.problems, ...ben.problems]).toEqual([])
  })

  it('[E4] a third one in the middle relays, byte for byte', async () => {
    const ana = await start()
    const middle = await start({ board: share(ana) })
    const ben = await start({ board: share(ana) })
    dial(ana, middle)
    dial(ben, middle)
    ana.addTask('from Ana')
    ben.addTask('from Ben')
    await until(() => [ana, middle, ben].every((hub) => titles(hub).length === 2))
    await until(() => new Set([ana, middle, ben].map((hub) => hub.state())).size === 1)
    expect(ana.network.isLinked(ben.device)).toBe(false)
    expect(
      middle
        .peers()
        .view()
        .map(({ device }) => device)
        .toSorted()
    ).toEqual([ana.device, ben.device].toSorted())
  })

  it('[L6] both dial at once, and one link stays', async () => {
    const ana = await start()
    const ben = await start({ board: share(ana) })
    dial(ana, ben)
    dial(ben, ana)
    ana.addTask('one')
    await until(() => titles(ben).length === 1 && states(ana)[0] === 'upToDate' && states(ben)[0] === 'upToDate')
    ben.addTask('two')
    await until(() => titles(ana).length === 2)
    expect([states(ana), states(ben)]).toEqual([['upToDate'], ['upToDate']])
  })

  it('[L7][L8] is silent while suspended, and meets again by itself', async () => {
    const ana = await start()
    const ben = await start({ board: share(ana) })
    dial(ben, ana)
    await until(() => states(ben)[0] === 'upToDate')
    ana.network.suspend()
    await until(() => states(ben)[0] === 'looking')
    ana.addTask('while asleep')
    ben.addTask('meanwhile')
    ana.network.resume()
    await until(() => titles(ana).length === 2 && ana.state() === ben.state())
    expect(titles(ben)).toEqual(['meanwhile', 'while asleep'])
  })

  it('[S10][D3] a replay ends the sessions, and new ones begin on the new replica', async () => {
    const ana = await start()
    const ben = await start({ board: share(ana) })
    dial(ben, ana)
    await until(() => states(ben)[0] === 'upToDate')
    const before = ana.board()
    before.exchange.repair('a test')
    await until(() => ana.boards.find(before.id) !== null && ana.boards.find(before.id) !== before)
    ben.addTask('after the replay')
    await until(() => titles(ana).includes('after the replay'))
    ana.addTask('and back')
    await until(() => ana.state() === ben.state())
    expect(titles(ben)).toEqual(['after the replay', 'and back'])
  })

  it('[S3] an unknown device is told nothing', async () => {
    const ana = await start()
    const stranger = await start({ board: share(ana) })
    const strangers = new Set([stranger.device])
    const guarded = await start({
      board: share(ana),
      door: {
        isKnown: (device) => !strangers.has(device),
        prove: (binding) => binding,
        admit: () => Promise.resolve({ ok: true, value: undefined })
      }
    })
    guarded.addTask('secret')
    dial(stranger, guarded)
    dial(ana, guarded)
    await until(() => titles(ana).includes('secret'))
    expect([titles(stranger), stranger.peers().view(), guarded.network.isLinked(stranger.device)]).toEqual([
      [],
      [],
      false
    ])
  })

  it('[L8] listens only while there is a board to speak about', async () => {
    const ana = await start()
    const port = ana.network.port()
    const ben = await start({ board: share(ana) })
    ana.peers().close()
    const failed = await fetch(`http://127.0.0.1:${port}/`).then(
      () => 'answered',
      () => 'refused'
    )
    expect(failed).toBe('refused')
    dial(ben, ana)
    expect(states(ben)).toEqual([])
  })
})
