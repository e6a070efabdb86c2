import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { PROJECT_FOLDER } from '../runtime/project-folder.mjs'

import { buildHubChild } from './build-hub-child.ts'
import type { HubReport } from './hub-child-messages.ts'
import { openNetworkLab } from './network-lab.ts'
import type { NetworkLab } from './network-lab.ts'
import { startHubProcess } from './start-hub-process.ts'
import type { HubProcess } from './start-hub-process.ts'

const partitions = Number(process.env['PARTITION_RUNS'] ?? 10)
/** Within ten seconds is asked of a machine that has nothing else to do; the other runs ask that they meet, and print after how long. */
const isLong = partitions > 10
const asRoot: readonly string[] = JSON.parse(process.env['AS_ROOT'] ?? '[]') as string[]
const port = 4400

let place = ''
let child = ''
let lab: NetworkLab | null = null
let hubs: HubProcess[] = []

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'slipstream-network-'))
  child = await buildHubChild(join(PROJECT_FOLDER, 'node_modules', '.cache', 'slipstream-network'))
}, 120_000)

afterEach(async () => {
  for (const hub of hubs) await hub.stop()
  hubs = []
  await lab?.close()
  lab = null
})

afterAll(() => rm(place, { recursive: true, force: true }))

/** Machines on a switch with a hub on each, all of one board; `dials` makes everybody dial the first one by address. */
async function start(machines: number, how: { readonly discovery: boolean }): Promise<NetworkLab> {
  const opened = await openNetworkLab(machines, asRoot)
  lab = opened
  const first = await mkdtemp(join(place, 'hub-'))
  const base = { host: '0.0.0.0', port, discovery: how.discovery }
  hubs.push(await startHubProcess(child, { ...base, folder: first, board: null }, opened.on(1)))
  for (let machine = 2; machine <= machines; machine += 1) {
    const folder = join(place, `hub-${machine}-${Math.random().toString(36).slice(2)}`)
    await mkdir(folder, { recursive: true })
    const board = { id: hubs[0]?.report().board ?? '', folder: first }
    const hub = await startHubProcess(child, { ...base, folder, board }, opened.on(machine))
    if (!how.discovery) hub.order({ type: 'dial', host: opened.addressOf(1), port })
    hubs.push(hub)
  }
  return opened
}

const has =
  (title: string) =>
  (report: HubReport): boolean =>
    report.titles.includes(title)
const isUpToDate = (report: HubReport): boolean =>
  report.peers.length > 0 && report.peers.every(({ state }) => state === 'upToDate')
const isAlone = (report: HubReport): boolean => report.peers.every(({ state }) => state === 'looking')

function hubAt(machine: number): HubProcess {
  const hub = hubs[machine - 1]
  if (hub === undefined) throw new Error(`no machine ${machine}`)
  return hub
}

/** Whichever hub reports last, all have the same on disk then. */
async function untilAlike(): Promise<void> {
  const areAlike = (): boolean => hubs.every((hub) => hub.report().heads === hubAt(1).report().heads)
  await Promise.race(hubs.map((hub) => hub.until(areAlike)))
}

/** Milliseconds until it resolves. */
async function timed(run: Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await run
  return performance.now() - begun
}

describe('hubs on one network', () => {
  it('[A1] find each other by multicast without internet, default route or name service', async () => {
    await start(3, { discovery: true })
    hubAt(1).order({ type: 'add', title: 'one' })
    hubAt(3).order({ type: 'add', title: 'three' })
    for (const hub of hubs) await hub.until((report) => has('one')(report) && has('three')(report))
    for (const hub of hubs) await hub.until((report) => report.peers.length === 2 && isUpToDate(report))
    expect(hubs.flatMap((hub) => hub.report().problems)).toEqual([])
  })

  it(
    `[L4] [L7] meet again after each of ${partitions} partitions with edits on both sides`,
    async () => {
      const opened = await start(2, { discovery: true })
      await Promise.all(hubs.map((hub) => hub.until(isUpToDate)))
      const times: number[] = []
      for (let run = 1; run <= partitions; run += 1) {
        await opened.unplug(2)
        hubAt(1).order({ type: 'add', title: `left ${run}` })
        hubAt(2).order({ type: 'add', title: `right ${run}` })
        // Short and long partitions: links that survive them, and links that do not.
        if (run % 2 === 0) await Promise.all(hubs.map((hub) => hub.until(isAlone)))
        await opened.plug(2)
        const both = (report: HubReport): boolean => report.tasks === 2 * run
        times.push(await timed(Promise.all(hubs.map((hub) => hub.until(both)))))
        await untilAlike()
      }
      expect(times).toHaveLength(partitions)
      expect(hubAt(1).report().heads).toBe(hubAt(2).report().heads)
      process.stderr.write(`Healed after at most ${Math.max(...times).toFixed(0)} ms\n`)
    },
    30_000 * partitions
  )

  it('[L4] [L7] meet again after one slept', async () => {
    await start(2, { discovery: true })
    await Promise.all(hubs.map((hub) => hub.until(isUpToDate)))
    hubAt(2).pause()
    await hubAt(1).until(isAlone)
    hubAt(1).order({ type: 'add', title: 'meanwhile' })
    hubAt(2).resume()
    const back = await timed(Promise.all([hubAt(2).until(has('meanwhile')), hubAt(1).until(isUpToDate)]))
    process.stderr.write(`Back from sleep after ${back.toFixed(0)} ms\n`)
    if (isLong) expect(back).toBeLessThan(10_000)
  })

  for (const discovery of [true, false]) {
    it(`[L7] meet again after an address changed, found ${discovery ? 'by multicast' : 'by address'}`, async () => {
      const opened = await start(2, { discovery })
      await Promise.all(hubs.map((hub) => hub.until(isUpToDate)))
      const moved = opened.move(2, opened.addressOf(2).replace(/\d+$/, '99'))
      const back = await timed(
        moved.then(async () => {
          hubAt(2).order({ type: 'add', title: 'from the new address' })
          await hubAt(1).until(has('from the new address'))
        })
      )
      process.stderr.write(`Back at a new address after ${back.toFixed(0)} ms\n`)
      if (isLong) expect(back).toBeLessThan(10_000)
    })
  }

  it('[S6] catch up over a link of 256 kbit/s and are told what is left', async () => {
    const opened = await start(2, { discovery: false })
    await Promise.all(hubs.map((hub) => hub.until(isUpToDate)))
    await opened.slowDown(1, 256)
    for (let count = 0; count < 150; count += 1) hubAt(1).order({ type: 'add', title: `task ${count}` })
    await hubAt(2).until((report) => report.peers.some(({ state }) => state === 'catchingUp'))
    await hubAt(2).until((report) => report.tasks === 150 && isUpToDate(report))
    await untilAlike()
    expect(hubAt(2).report().heads).toBe(hubAt(1).report().heads)
  })

  it('[L4] lose a fifth of all packets and still have everything in the end', async () => {
    const opened = await start(2, { discovery: true })
    await Promise.all(hubs.map((hub) => hub.until(isUpToDate)))
    await opened.lose(1, 0.2)
    await opened.lose(2, 0.2)
    for (let count = 0; count < 20; count += 1) {
      hubAt(1).order({ type: 'add', title: `left ${count}` })
      hubAt(2).order({ type: 'add', title: `right ${count}` })
    }
    await Promise.all(hubs.map((hub) => hub.until((report) => report.tasks === 40)))
    expect(hubs.flatMap((hub) => hub.report().problems)).toEqual([])
  })
})
