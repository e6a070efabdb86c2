import { afterEach, expect, it, vi } from 'vitest'

import { inviteLink } from './team-deeds.testing.ts'
import { openTeamHub } from './team-hub.testing.ts'
import type { TeamHub } from './team-hub.testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const open: TeamHub[] = []
afterEach(async () => {
  for (const hub of open.splice(0)) await hub.close()
})

function epochOf(hub: TeamHub): number {
  return hub.board().membership.members().secret.epoch
}

it('[M12] [TE2] a device that was away while the secret changed twice finds its way in by the old topic, and both edits meet', async () => {
  const ana = await openTeamHub('Launch')
  const ben = await openTeamHub(null)
  open.push(ana, ben)
  ana.addTask('before')
  await ben.join(await inviteLink(ana), 'Ben')
  // Who reads has the key, and the board was read anew with it.
  await ben.until((hub) => hub.state()?.role === 'editor' && hub.titles().includes('before'))
  await ana.until((hub) => hub.state()?.people.length === 2)

  ben.team.setMode('off')
  ben.addTask('by Ben, away')
  for (const [place, name] of ['Carl', 'Dora'].entries()) {
    const guest = await openTeamHub(null)
    open.push(guest)
    await guest.join(await inviteLink(ana), name)
    await guest.until((hub) => hub.state()?.role === 'editor')
    const person = guest.state()?.me
    if (person == null) throw new Error('nobody')
    await ana.until((hub) => hub.state()?.people.some((one) => one.person === person) === true)
    await ana.ask({ kind: 'remove', person })
    await ana.until((hub) => epochOf(hub) === place + 2)
  }
  ana.addTask('by Ana, under the new secret')
  expect([epochOf(ana), epochOf(ben)]).toEqual([3, 1])

  ben.team.setMode('local')
  const all = ['before', 'by Ana, under the new secret', 'by Ben, away']
  await ben.until((hub) => hub.titles().join() === all.join())
  await ana.until((hub) => hub.titles().join() === all.join())
  expect([epochOf(ana), epochOf(ben)]).toEqual([3, 3])
})
