import { describe, expect, it } from 'vitest'

import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { createSimulatedClock } from '../../../shared/sync/simulated-clock.test-support.ts'

import { announcementRecords, readAnnouncement, serviceName } from './announcement-records.ts'
import type { DnsRecord } from './announcement-records.ts'
import type { Sighting } from './discovery.ts'
import { createLocalDiscovery } from './local-discovery.ts'
import type { MulticastEvents } from './local-discovery.ts'

const topics = ['ab'.repeat(32), 'cd'.repeat(32)]

function device(digit: string): DeviceId {
  const parsed = parseId<DeviceId>(digit.repeat(64))
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

/** A network without packets: what each socket asked and said is kept, and a test says what comes. */
function setUp(first: readonly string[]) {
  const clock = createSimulatedClock()
  const sockets: {
    address: string
    asked: number
    said: (readonly DnsRecord[])[]
    closed: boolean
    events: MulticastEvents
  }[] = []
  const sightings: Sighting[] = []
  let addresses = first
  const discovery = createLocalDiscovery({
    clock,
    addresses: () => addresses,
    openSocket: (address, events) => {
      const socket = { address, asked: 0, said: [] as (readonly DnsRecord[])[], closed: false, events }
      sockets.push(socket)
      return {
        ask: () => {
          socket.asked += 1
        },
        say: (records) => void socket.said.push(records),
        close: () => {
          socket.closed = true
        }
      }
    }
  })
  const announcement = discovery.start({ device: device('a'), port: 4400, topics }, (sighting) =>
    sightings.push(sighting)
  )
  for (const { events } of sockets) events.onReady()
  const socketOn = (address: string) => {
    const found = sockets.findLast((socket) => socket.address === address)
    if (found === undefined) throw new Error(`no socket on ${address}`)
    return found
  }
  return {
    clock,
    sockets,
    sightings,
    announcement,
    socketOn,
    setAddresses: (next: readonly string[]) => (addresses = next)
  }
}

describe('announcing on the local network', () => {
  it('[A1] [A3] opens one socket for each address, asks and says at once, and again', () => {
    const { clock, sockets } = setUp(['10.0.0.1', '192.168.1.5'])
    expect(sockets.map(({ address, asked, said }) => [address, asked, said.length])).toEqual([
      ['10.0.0.1', 1, 1],
      ['192.168.1.5', 1, 1]
    ])
    clock.advance(3000)
    expect(sockets.map(({ asked, said }) => [asked, said.length])).toEqual([
      [3, 2],
      [3, 2]
    ])
    clock.advance(57_000)
    expect(sockets.map(({ asked }) => asked)).toEqual([4, 4])
  })

  it('[A1] follows the interfaces as they come and go', () => {
    const { clock, socketOn, setAddresses } = setUp(['10.0.0.1'])
    setAddresses(['10.0.0.7'])
    clock.advance(2000)
    socketOn('10.0.0.7').events.onReady()
    expect([socketOn('10.0.0.1').closed, socketOn('10.0.0.7').said.length]).toEqual([true, 1])
  })

  it('[A1] opens a socket that failed anew', () => {
    const { clock, sockets, socketOn } = setUp(['10.0.0.1'])
    socketOn('10.0.0.1').events.onFailed()
    clock.advance(2000)
    expect(sockets.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('[A3] answers at most four times a second, and never loses the newest topics', () => {
    const { clock, socketOn, announcement } = setUp(['10.0.0.1'])
    const socket = socketOn('10.0.0.1')
    clock.advance(5000)
    const before = socket.said.length
    for (let count = 0; count < 100; count += 1) socket.events.onQuestion(serviceName)
    announcement.setTopics([])
    expect(socket.said.length).toBe(before + 1)
    clock.advance(1000)
    expect(socket.said.length).toBe(before + 2)
    expect(readAnnouncement(socket.said.at(-1) ?? [], 'h')?.topics).toEqual([])
  })

  it('[A3] says goodbye when it stops, and nothing afterwards', () => {
    const { clock, socketOn, announcement, sightings } = setUp(['10.0.0.1'])
    const socket = socketOn('10.0.0.1')
    announcement.stop()
    expect([socket.said.at(-1)?.map(({ ttl }) => ttl), socket.closed]).toEqual([[0, 0, 0], true])
    const [records = []] = announcementRecords({ device: device('b'), port: 1, topics: [] })
    socket.events.onRecords(records, '10.0.0.2')
    clock.advance(600_000)
    expect([socket.said.length, sightings]).toEqual([2, []])
  })

  it('[A2] sees others with the address that their packet came from, and not itself', () => {
    const { socketOn, sightings } = setUp(['10.0.0.1'])
    for (const digit of ['a', 'b']) {
      const [records = []] = announcementRecords({ device: device(digit), port: 4401, topics })
      socketOn('10.0.0.1').events.onRecords(records, '10.0.0.2')
    }
    expect(sightings).toEqual([{ host: '10.0.0.2', port: 4401, device: device('b'), topics }])
  })
})

describe('the records of an announcement', () => {
  it('[A2] hold sixteen topics a packet, and never a board’s id', () => {
    const many = Array.from({ length: 40 }, (_, number) => number.toString(16).padStart(64, '0'))
    const packets = announcementRecords({ device: device('a'), port: 4400, topics: many })
    const read = packets.map((records) => readAnnouncement(records, '10.0.0.9'))
    expect(read.map((sighting) => sighting?.topics.length)).toEqual([16, 16, 8])
    expect(read.flatMap((sighting) => sighting?.topics ?? [])).toEqual(many)
  })

  it('[A4] of other shapes are passed over', () => {
    const [records = []] = announcementRecords({ device: device('a'), port: 4400, topics })
    const changed = (type: string, data: unknown) =>
      readAnnouncement(
        records.map((record) => (record.type === type ? { ...record, data } : record)),
        'h'
      )
    expect([
      readAnnouncement([], 'h'),
      readAnnouncement(records.slice(0, 2), 'h'),
      changed('SRV', null),
      changed('SRV', { port: 0 }),
      changed('SRV', { port: 1.5 }),
      changed('SRV', { port: '4400' }),
      changed('TXT', 'd=1'),
      changed('TXT', [`d=${'A'.repeat(64)}`]),
      changed('TXT', [7, null, { length: 3 }]),
      readAnnouncement(announcementRecords({ device: device('a'), port: 1, topics: [] }, true)[0] ?? [], 'h')
    ]).toEqual(Array.from({ length: 10 }, () => null))
  })

  it('[A4] are read as text or as bytes, as packets bring them, without what is no topic', () => {
    const [records = []] = announcementRecords({ device: device('a'), port: 4400, topics })
    const words = [`d=${device('a')}`, `t=${topics[0]}`, 't=short', 'x'.repeat(300)].map((word) => Buffer.from(word))
    const bytes = records.map((record) => (record.type === 'TXT' ? { ...record, data: words } : record))
    expect(readAnnouncement(bytes, 'h')).toEqual({ host: 'h', port: 4400, device: device('a'), topics: [topics[0]] })
  })
})
