import { afterEach, describe, expect, it, vi } from 'vitest'

import { compareText } from '../../../shared/lib/compare.ts'
import { openTeamHub } from '../team/team-hub.testing.ts'
import type { TeamHub } from '../team/team-hub.testing.ts'

import type { PersonalKind } from './personal-values.ts'

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

const count: PersonalKind<number> = {
  name: 'count',
  parse: (raw) => (typeof raw === 'number' ? raw : null),
  most: 3,
  madeAt: (value) => value
}

const counts = (hub: TeamHub): Readonly<Record<string, number>> => Object.fromEntries(hub.values.all(count))
const set = (hub: TeamHub, values: Readonly<Record<string, number | null>>): Promise<void> =>
  hub.values.set(count, new Map(Object.entries(values)))

describe('values of one’s own', () => {
  it('[PD8] have a home before anything was paired, and after a restart', async () => {
    const hub = await openTeamHub(null)
    const heard: unknown[] = []
    hub.values.observe(() => heard.push(counts(hub)))
    await Promise.all([set(hub, { a: 1 }), set(hub, { b: 2 })])
    await set(hub, { a: null })
    expect(counts(hub)).toEqual({ b: 2 })
    expect(hub.boards.personalBoards()).toHaveLength(1)
    expect(hub.boards.listings()).toEqual([])
    await hub.stop()
    expect(heard.at(-1)).toEqual({ b: 2 })
    const again = await openTeamHub(null, { again: hub })
    open.push(again)
    expect(counts(again)).toEqual({ b: 2 })
  })

  it('[PD8] the oldest go beyond what is kept, and what cannot be read says nothing', async () => {
    const hub = await opened(null)
    await set(hub, { a: 3, b: 1, c: 2, d: 4 })
    expect(counts(hub)).toEqual({ a: 3, c: 2, d: 4 })
    hub.boards.personal()?.personal.write([['count/a', 'three']])
    expect(counts(hub)).toEqual({ c: 2, d: 4 })
  })

  it('[PD9] a device that was alone brings its values along when it is paired, and drops where they were', async () => {
    const [desk, laptop] = [await opened('Launch'), await opened(null)]
    await set(desk, { a: 1, both: 5 })
    await set(laptop, { b: 2, both: 6 })
    await expect(desk.pair('')).rejects.toThrow('Say what you are called.')
    await laptop.carryOut({ kind: 'join', link: await desk.pair('Ana'), name: '', address: '' })
    await set(laptop, { b: 3 })
    const settled = { a: 1, both: 5, b: 3 }
    for (const hub of [desk, laptop]) {
      await hub.until(() => sorted(counts(hub)) === sorted(settled))
    }
    await laptop.until(() => laptop.boards.personalBoards().length === 1)
    expect(laptop.boards.personal()?.id).toBe(desk.boards.personal()?.id)
    expect([desk.problems, laptop.problems]).toEqual([[], []])
  })
})

function sorted(values: Readonly<Record<string, number>>): string {
  const keys = Object.keys(values).toSorted(compareText)
  return keys.map((key) => `${key} ${values[key] ?? ''}`).join()
}
