import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { systemClock } from '../clock.ts'
import { openDevice } from '../keys/open-device.ts'
import { createPeerNetwork } from '../peers/peer-network.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'

import { keepPort, readKeptPort } from './kept-port.ts'

it('[TE9] the port of last time is kept, and another one taken where that is in use', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipstream-port-'))
  expect(await readKeptPort(folder, nodeFileSystem)).toBe(null)
  await keepPort(folder, 4400, nodeFileSystem)
  expect(await readKeptPort(folder, nodeFileSystem)).toBe(4400)
  await writeFile(join(folder, 'port'), 'elsewhere')
  expect(await readKeptPort(folder, nodeFileSystem)).toBe(null)

  const other = createServer()
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const device = await openDevice({ folder, deviceKey: new Uint8Array(0) })
  if (!device.ok) throw new Error(device.failure)
  const problems: string[] = []
  const { keys } = device.value
  const port = await new Promise<number | null>((resolve) => {
    const network = createPeerNetwork({
      keys,
      clock: systemClock(),
      listenAt: { host: '127.0.0.1', port: taken },
      otherPortWillDo: true,
      discovery: null,
      addresses: () => [],
      isWelcome: () => false,
      onProblem: (message) => problems.push(message),
      onMisbehaved: () => undefined,
      onLinks: () => {
        resolve(network.port())
        network.close()
      }
    })
    network.join('t'.repeat(64), () => undefined)
  })
  expect(port).not.toBe(taken)
  expect(port).toBeGreaterThan(0)
  expect(problems).toEqual([])
  other.close()
  await rm(folder, { recursive: true, force: true })
})
