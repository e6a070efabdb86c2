import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'

import type { Sighting } from './discovery.ts'
import type { Topic } from './link-message.ts'

/** [A1] */
export const serviceName = '_slipstream._tcp.local'

/** One record of a DNS packet, as far as we write and read them. */
export type DnsRecord = {
  readonly name: string
  readonly type: string
  readonly ttl?: number
  readonly flush?: boolean
  readonly data?: unknown
}

/** [A2] Topics in one packet: each takes 67 bytes, and a packet should fit into one Ethernet frame. */
const topicsInPacket = 16
/** Seconds that others may believe it. */
const lifetime = 120

/** [A2] The packets that say where this device is and what it shares; with a lifetime of 0 they take it back. */
export function announcementRecords(
  own: { readonly device: DeviceId; readonly port: number; readonly topics: readonly Topic[] },
  isGoodbye = false
): readonly (readonly DnsRecord[])[] {
  const ttl = isGoodbye ? 0 : lifetime
  const name = `${own.device.slice(0, 32)}.${serviceName}`
  const packets: (readonly DnsRecord[])[] = []
  for (let from = 0; from === 0 || from < own.topics.length; from += topicsInPacket) {
    const topics = own.topics.slice(from, from + topicsInPacket)
    packets.push([
      { name: serviceName, type: 'PTR', ttl, data: name },
      { name, type: 'SRV', ttl, data: { port: own.port, target: `${own.device.slice(0, 32)}.local` } },
      { name, type: 'TXT', ttl, data: [`d=${own.device}`, ...topics.map((topic) => `t=${topic}`)] }
    ])
  }
  return packets
}

/** [A4] The device that a packet from this address announces, or null where it announces none, or takes it back. */
export function readAnnouncement(records: readonly DnsRecord[], host: string): Sighting | null {
  const service = records.find(({ type, name }) => type === 'SRV' && isOurs(name))
  const text = records.find(({ type, name }) => type === 'TXT' && name === service?.name)
  if (service === undefined || text === undefined || service.ttl === 0 || !Array.isArray(text.data)) return null
  const port = readPort(service.data)
  const words = text.data.slice(0, 2 * topicsInPacket).map(readText)
  const key = words.find((word) => /^d=[0-9a-f]{64}$/.test(word))
  const device = parseId<DeviceId>(key?.slice(2))
  if (port === null || !device.ok) return null
  const topics = words.filter((word) => /^t=[0-9a-f]{64}$/.test(word)).map((word) => word.slice(2))
  return { host, port, device: device.value, topics }
}

function isOurs(name: string): boolean {
  return typeof name === 'string' && name.toLowerCase().endsWith(`.${serviceName}`)
}

function readPort(data: unknown): number | null {
  const port: unknown = typeof data === 'object' && data !== null && 'port' in data ? data.port : null
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

function readText(word: unknown): string {
  if (typeof word === 'string') return word.slice(0, 255)
  return word instanceof Uint8Array ? Buffer.from(word.subarray(0, 255)).toString('latin1') : ''
}
