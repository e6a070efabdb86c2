import { parseArgs } from 'node:util'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { parseAddress, parseListenAddress } from '../hub/peers/parse-address.ts'

import { exitCodes } from './command.ts'
import type { Command } from './command.ts'
import { readOptions } from './read-options.ts'
import type { PeerArguments } from './run-peer.ts'

const help = `Usage: slipstream peer --data DIR [--invite LINK] [--name NAME] [--address HOST:PORT] [--listen HOST:PORT] [--json]

Keeps boards level with their members’ devices, without a window, until Ctrl+C: joins a board by an invite, and from
then on has all of it, and hands it on. It belongs to the board as whoever the invite is for.

  --data DIR           where it keeps its boards and keys; its own folder, not the app’s
  --invite LINK        a link that a member made; needed the first time alone
  --name NAME          what it is called on the board; otherwise Peer. A further device of a person has their name
  --address HOST:PORT  where a member may be found, should the link’s addresses not do
  --listen HOST:PORT   where it listens; otherwise on every interface, at the port that it had before
  --no-announce        finds and is found by address alone, and says nothing to the local network
  --json               a JSON object a line; docs/CLI.md lists them

The keys in DIR lie unsealed: whoever reads that folder reads the boards.
Ends with 0 when it was asked to end, and all is on disk; 1 if it cannot join or open a board; 2 if the arguments are wrong.
`

const options = {
  data: { type: 'string' },
  invite: { type: 'string' },
  name: { type: 'string' },
  address: { type: 'string' },
  listen: { type: 'string' },
  'no-announce': { type: 'boolean' },
  json: { type: 'boolean' }
} as const

/** `slipstream peer`: a hub without an app. */
export const peerCommand: Command = {
  summary: 'keeps boards level without a window',
  help,
  words: [],
  options,
  run: async (args, context) => {
    const parsed = parsePeerArguments(args)
    if (!parsed.ok) {
      context.tell(`slipstream peer: ${parsed.failure}\n\n${help}`)
      return exitCodes.wrongUsage
    }
    // Loaded only where it runs: sockets and keys need a native library, which the other commands do without.
    const { runPeer } = await import('./run-peer.ts')
    return runPeer(parsed.value, context)
  }
}

function parsePeerArguments(args: readonly string[]): Result<PeerArguments, string> {
  const parsed = readOptions(() => parseArgs({ args: [...args], options }))
  if (!parsed.ok) return parsed
  const { data, invite, name, address, listen, json, 'no-announce': noAnnounce } = parsed.value.values
  if (data === undefined || data === '') return fail('--data DIR is missing.')
  const place = address === undefined ? null : parseAddress(address)
  if (place?.ok === false) return fail(`--address: ${place.failure}`)
  const listenAt = listen === undefined ? null : parseListenAddress(listen)
  if (listenAt?.ok === false) return fail(`--listen: ${listenAt.failure}`)
  return succeed({
    folder: data,
    invite: invite ?? null,
    name: name ?? 'Peer',
    address: address ?? '',
    listenAt: listenAt === null ? null : listenAt.value,
    network: noAnnounce === true ? 'address' : 'local',
    json: json === true
  })
}
