import { afterEach, describe, expect, it, vi } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'

import { openTeamHub } from './team-hub.testing.ts'
import type { TeamHub } from './team-hub.testing.ts'
import { inviteLink, linkTasks } from './team-deeds.testing.ts'

vi.setConfig({ testTimeout: 30_000 })

const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

const minute = 60_000

/** The machine's clock, so many milliseconds ahead. */
function aheadBy(ahead: () => number): Clock {
  const milliseconds = (): number => Date.now() + ahead()
  return { ...systemClock(), milliseconds, now: () => instantFromMilliseconds(milliseconds()) }
}

function clocksOf(hub: TeamHub): readonly (number | null)[] {
  return (hub.state()?.people ?? []).flatMap(({ devices }) => devices.map(({ clockAhead }) => clockAhead))
}

function workOf(hub: TeamHub, task: TaskId): string | undefined {
  return hub.board().schedule().forecasts.get(task)?.state
}

describe('a device whose clock is ahead', () => {
  it('[TE12] [M14] is named with how far, on the others; what it dates later than now counts when that moment comes', async () => {
    let passed = 0
    const ana = await openTeamHub('Launch', { clock: aheadBy(() => passed) })
    const ben = await openTeamHub(null, { clock: aheadBy(() => passed + 25 * minute) })
    open.push(ana, ben)
    const first = ana.addTask('first')
    const second = ana.addTask('second')
    ana.act({ type: 'addDependency', dependency: linkTasks('d1', first, second) })
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor' && hub.board().graph().dependencies.size === 1)
    await ana.until((hub) => clocksOf(hub).some((ahead) => ahead !== null))
    expect(clocksOf(ana).filter((ahead) => ahead !== null)).toEqual([25])
    expect(clocksOf(ben)).toEqual([null, null])

    ben.act({ type: 'finishTask', task: first, at: instantFromMilliseconds(Date.now() + 25 * minute) })
    const heads = (hub: TeamHub): string => JSON.stringify(hub.board().exchange.heads())
    await ana.until((hub) => hub.board().graph().tasks.get(first)?.actualFinish != null && heads(hub) === heads(ben))
    expect([workOf(ben, first), workOf(ben, second)]).toEqual(['done', 'clear'])
    expect([workOf(ana, first), workOf(ana, second)]).toEqual(['clear', 'blocked'])
    passed = 26 * minute
    ana.board().tick()
    await ana.until((hub) => workOf(hub, first) === 'done')
    expect(workOf(ana, second)).toBe('clear')
  })

  it('[TE13] is remembered over a restart, and what it holds too', async () => {
    const ana = await openTeamHub('Launch')
    const ben = await openTeamHub(null, { clock: aheadBy(() => 3 * 60 * minute) })
    open.push(ben)
    await ben.join(await inviteLink(ana), 'Ben')
    await ben.until((hub) => hub.state()?.role === 'editor')
    const bens = (hub: TeamHub) =>
      hub
        .state()
        ?.people.flatMap(({ devices }) => devices)
        .find(({ isThisOne }) => !isThisOne)
    await ana.until((hub) => bens(hub)?.holds?.left === 0 && bens(hub)?.clockAhead === 180)
    await ana.stop()
    const again = await openTeamHub(null, { again: ana })
    open.push(again)
    await again.until((hub) => bens(hub) !== undefined)
    expect(bens(again)).toMatchObject({ holds: { left: 0 }, clockAhead: 180 })
  })
})
