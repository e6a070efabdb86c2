import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { inviteLink } from '../hub/team/team-deeds.testing.ts'
import { openTeamHub } from '../hub/team/team-hub.testing.ts'
import type { TeamHub } from '../hub/team/team-hub.testing.ts'

import type { PeerEvent } from './peer-event.ts'
import { runLine } from './run-line.testing.ts'
import type { Outcome } from './run-line.testing.ts'

let data = ''
let ana: TeamHub

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'slipstream-peer-'))
  ana = await openTeamHub('Launch')
})

afterEach(async () => {
  await ana.close()
  await rm(data, { recursive: true })
})

/** A peer that runs, as a shell sees it. */
type RunningPeer = {
  /** Resolves with the first event, from now on or before, that fits. */
  readonly heard: (fits: (event: PeerEvent) => boolean) => Promise<PeerEvent>
  /** Ctrl+C; resolves when the command has ended. */
  readonly interrupt: () => Promise<Outcome>
}

function startPeer(...more: readonly string[]): RunningPeer {
  const events: PeerEvent[] = []
  const waiting = new Set<() => void>()
  let stop = (): void => undefined
  const interrupted = new Promise<void>((resolve) => {
    stop = resolve
  })
  const ended = runLine(['peer', '--data', data, '--json', '--no-announce', '--listen', '127.0.0.1:0', ...more], '', {
    untilInterrupted: () => interrupted,
    write: (text) => {
      events.push(JSON.parse(text) as PeerEvent)
      for (const look of waiting) look()
    }
  })
  return {
    heard: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find(fits)
          if (found === undefined) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    interrupt: () => {
      stop()
      return ended
    }
  }
}

function isLevel(tasks: number): (event: PeerEvent) => boolean {
  return (event) => event.event === 'board' && event.state === 'upToDate' && event.tasks === tasks
}

test('[CL6] it joins by an invite, keeps level until it is asked to end, and goes on without the invite', async () => {
  ana.addTask('written before')
  const peer = startPeer('--invite', await inviteLink(ana), '--name', 'The cellar')
  await peer.heard(isLevel(1))
  await ana.until((hub) => [...hub.board().graph().people.values()].some(({ name }) => name === 'The cellar'))
  ana.addTask('written meanwhile')
  await peer.heard(isLevel(2))
  const read = await runLine(['ready', '--data-folder', data, '--json'])
  expect([read.code, titlesIn(read.out)]).toEqual([0, ['written before', 'written meanwhile']])
  const { code, said } = await peer.interrupt()
  expect([code, said]).toEqual([0, ''])
  await peer.heard(({ event }) => event === 'stopped')

  ana.addTask('written while it was off')
  const again = startPeer()
  await again.heard(isLevel(3))
  expect((await again.interrupt()).code).toBe(0)
  const later = await runLine(['ready', '--data-folder', data, '--json'])
  expect(titlesIn(later.out)).toEqual(['written before', 'written meanwhile', 'written while it was off'])
})

test('[CL6] an invite that is none, a folder without a board, words that are wrong: it says so, and ends', async () => {
  const wrong = await startPeer('--invite', 'slipstream://join/nonsense').interrupt()
  expect([wrong.code, wrong.said]).toEqual([1, expect.stringMatching(/^slipstream peer: .+\n$/)])
  const empty = await startPeer().interrupt()
  expect([empty.code, empty.said]).toEqual([
    1,
    `slipstream peer: There is no board in ${data}. --invite LINK joins one.\n`
  ])
  for (const words of [[], ['--data', data, '--listen', 'here'], ['--data', data, '--address', 'there'], ['now']])
    expect((await runLine(['peer', ...words])).code).toBe(2)
  expect(await readdir(join(data, 'boards'))).toContain('device-keys.json')
})

function titlesIn(out: string): readonly string[] {
  const { tasks } = JSON.parse(out) as { readonly tasks: readonly { readonly title: string }[] }
  return tasks.map(({ title }) => title).toSorted()
}
