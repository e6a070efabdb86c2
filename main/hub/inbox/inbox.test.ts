import { afterEach, describe, expect, it, vi } from 'vitest'

import type { Inbox } from '../../../shared/inbox/inbox-item.ts'
import { toInstant } from '../../../shared/model/instant.ts'
import { fixedClock } from '../clock.ts'
import { openTeamHub } from '../team/team-hub.testing.ts'
import type { TeamHub } from '../team/team-hub.testing.ts'

import { createInbox } from './inbox.ts'

vi.setConfig({ testTimeout: 30_000 })

const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

const inboxAt = (hub: TeamHub, milliseconds = Date.now()) =>
  createInbox({
    boards: hub.boards.all,
    values: hub.values,
    clock: { ...fixedClock(milliseconds), after: () => () => undefined },
    onDue: () => undefined
  })
const states = ({ needs, snoozed, unread }: Inbox) => [needs.map(({ mark }) => mark?.state), snoozed.length, unread]

describe('the inbox of a device', () => {
  it('[IB4] [IB5] what was decided on one device is decided on the other', async () => {
    const [desk, laptop] = [await openTeamHub('Launch'), await openTeamHub(null)]
    open.push(desk, laptop)
    await laptop.carryOut({ kind: 'join', link: await desk.pair('Ana'), name: '', address: '' })
    const launch = desk.board().id
    await laptop.until((hub) => hub.boards.find(launch)?.me() !== null && hub.boards.find(launch) !== null)
    laptop.show(launch)
    desk.addTask('Pour the base', desk.board().me())
    await laptop.until((hub) => hub.titles().includes('Pour the base'))
    const [here, there] = [inboxAt(desk), inboxAt(laptop)]
    expect(states(here.read())).toEqual([[undefined], 0, 1])
    const key = here.read().needs[0]?.key ?? ''
    await here.mark(key, { state: 'seen' })
    // Nothing is unread either before the task has come.
    await laptop.until(() => there.read().needs[0]?.mark?.state === 'seen')
    expect(states(there.read())).toEqual([['seen'], 0, 0])

    const until = toInstant(Date.now() / 60_000 + 60)
    await there.mark(key, { state: 'snoozed', until, reason: 'after lunch' })
    await desk.until(() => here.read().snoozed.length === 1)
    expect(states(inboxAt(desk, (until + 1) * 60_000).read())).toEqual([[undefined], 0, 1])
  })
})
