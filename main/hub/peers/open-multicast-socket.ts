import multicastDns from 'multicast-dns'

import type { MulticastEvents, MulticastSocket } from './local-discovery.ts'

/** [A1] Bound to all addresses, because Linux gives multicast packets to no other; sends and joins by this one. */
export function openMulticastSocket(address: string, events: MulticastEvents): MulticastSocket {
  const dns = multicastDns({ interface: address, bind: '0.0.0.0' })
  let isOpen = true
  dns.on('ready', events.onReady)
  dns.on('query', ({ questions }) => {
    for (const { name } of questions ?? []) if (typeof name === 'string') events.onQuestion(name)
  })
  dns.on('response', ({ answers, additionals }, from) => {
    events.onRecords([...(answers ?? []), ...(additionals ?? [])], from.address)
  })
  // A packet that cannot be read, an interface that just went: nothing that stops the others.
  dns.on('warning', () => undefined)
  dns.on('error', events.onFailed)
  return {
    ask: (name) => {
      if (isOpen) dns.query([{ name, type: 'PTR' }])
    },
    say: (answers) => {
      if (isOpen) dns.respond({ answers })
    },
    close: () => {
      if (!isOpen) return
      isOpen = false
      dns.destroy()
    }
  }
}
