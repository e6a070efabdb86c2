import { createInterface } from 'node:readline'

import { createLocalDiscovery } from '../../main/hub/peers/local-discovery.ts'
import { localAddresses } from '../../main/hub/peers/local-addresses.ts'
import { openMulticastSocket } from '../../main/hub/peers/open-multicast-socket.ts'
import { openTestHub } from '../../main/hub/peers/test-hub.testing.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { BoardId } from '../../shared/model/ids.ts'

import type { HubOrder, HubReport, HubSetting } from './hub-child-messages.ts'

/** A hub in a process of its own, set up by JSON: orders come as lines of JSON, and each change of what it has goes out as one. */
export async function runHubChild(json: string): Promise<void> {
  const setting = JSON.parse(json) as HubSetting
  const clock = systemClock()
  let told = ''
  let ready = false

  const hub = await openTestHub({
    folder: setting.folder,
    board: setting.board === null ? null : { id: boardOf(setting.board.id), folder: setting.board.folder },
    host: setting.host,
    port: setting.port,
    clock,
    discovery: setting.discovery
      ? createLocalDiscovery({ clock, addresses: localAddresses, openSocket: openMulticastSocket })
      : null,
    onChange: tell
  })
  ready = true
  tell()

  createInterface({ input: process.stdin })
    .on('line', (line) => obey(JSON.parse(line) as HubOrder))
    .on('close', () => process.exit(0))

  function obey(order: HubOrder): void {
    switch (order.type) {
      case 'add':
        hub.addTask(order.title)
        break
      case 'dial':
        hub.peers().addAddress({ host: order.host, port: order.port })
        break
    }
    tell()
  }

  function tell(): void {
    const port = ready ? hub.network.port() : null
    if (port === null) return
    const report: HubReport = {
      port,
      device: hub.device,
      board: hub.board().id,
      tasks: hub.board().graph().tasks.size,
      titles:
        hub.board().graph().tasks.size > 40 ? [] : [...hub.board().graph().tasks.values()].map(({ title }) => title),
      heads: JSON.stringify(hub.board().exchange.heads()),
      peers: hub
        .peers()
        .view()
        .map(({ device, state }) => ({ device, state: state.kind })),
      problems: hub.problems
    }
    const line = JSON.stringify(report)
    if (line === told) return
    told = line
    process.stdout.write(`${line}\n`)
  }
}

function boardOf(text: string): BoardId {
  const parsed = parseId<BoardId>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}
