import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Machines on one switch, each a network namespace of this one: no default route, no name service, no internet. */
export type NetworkLab = {
  /** A command's beginning that runs it on that machine. */
  readonly on: (machine: number) => readonly string[]
  readonly addressOf: (machine: number) => string
  /** Pulls a machine's cable, or plugs it in again. */
  readonly unplug: (machine: number) => Promise<void>
  readonly plug: (machine: number) => Promise<void>
  /** The machine leaves its address for another one. */
  readonly move: (machine: number, address: string) => Promise<void>
  /** Kilobits a second on a machine's cable. */
  readonly slowDown: (machine: number, kilobits: number) => Promise<void>
  /** The share of packets, from 0 to 1, that a machine loses on the way in. */
  readonly lose: (machine: number, share: number) => Promise<void>
  readonly close: () => Promise<void>
}

let labs = 0

/** Needs root, iproute2 and nftables; `asRoot` is what to put before a command to be root. */
export async function openNetworkLab(machines: number, asRoot: readonly string[]): Promise<NetworkLab> {
  labs += 1
  // Interface names have at most 15 characters.
  const prefix = `sl${process.pid.toString(36)}${labs}`
  const numbers = Array.from({ length: machines }, (_, place) => place + 1)
  const addresses = new Map(numbers.map((number) => [number, `10.77.${labs}.${number}`]))
  const name = (machine: number): string => `${prefix}n${machine}`
  const made: string[] = []

  async function root(...command: readonly string[]): Promise<void> {
    const [program = '', ...args] = [...asRoot, ...command]
    await execute(program, args)
  }
  const onSwitch = (...command: readonly string[]): Promise<void> => root('ip', 'netns', 'exec', prefix, ...command)
  const on = (machine: number): readonly string[] => [...asRoot, 'ip', 'netns', 'exec', name(machine)]
  const inside = (machine: number, ...command: readonly string[]): Promise<void> =>
    root('ip', 'netns', 'exec', name(machine), ...command)

  async function close(): Promise<void> {
    for (const each of made.toReversed()) await root('ip', 'netns', 'del', each)
  }

  try {
    await root('ip', 'netns', 'add', prefix)
    made.push(prefix)
    await onSwitch('ip', 'link', 'add', 'switch', 'type', 'bridge', 'mcast_snooping', '0')
    await onSwitch('ip', 'link', 'set', 'switch', 'up')
    for (const machine of numbers) {
      await root('ip', 'netns', 'add', name(machine))
      made.push(name(machine))
      await inside(machine, 'ip', 'link', 'add', 'cable', 'type', 'veth', 'peer', 'name', `port${machine}`)
      await inside(machine, 'ip', 'link', 'set', `port${machine}`, 'netns', prefix)
      await onSwitch('ip', 'link', 'set', `port${machine}`, 'master', 'switch', 'up')
      await inside(machine, 'ip', 'link', 'set', 'lo', 'up')
      await inside(machine, 'ip', 'link', 'set', 'cable', 'up')
      await inside(machine, 'ip', 'addr', 'add', `${addresses.get(machine)}/24`, 'dev', 'cable')
    }
  } catch (error) {
    await close()
    throw new Error('The namespaces could not be made', { cause: error })
  }

  return {
    on,
    addressOf: (machine) => addresses.get(machine) ?? '',
    unplug: (machine) => onSwitch('ip', 'link', 'set', `port${machine}`, 'down'),
    plug: (machine) => onSwitch('ip', 'link', 'set', `port${machine}`, 'up'),
    move: async (machine, address) => {
      await inside(machine, 'ip', 'addr', 'flush', 'dev', 'cable')
      await inside(machine, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'cable')
      addresses.set(machine, address)
    },
    slowDown: (machine, kilobits) =>
      inside(
        machine,
        'tc',
        'qdisc',
        'add',
        'dev',
        'cable',
        'root',
        'tbf',
        'rate',
        `${kilobits}kbit`,
        'burst',
        '3200',
        'latency',
        '400ms'
      ),
    lose: async (machine, share) => {
      await inside(machine, 'nft', 'add', 'table', 'ip', 'lab')
      await inside(machine, 'nft', 'add', 'chain', 'ip', 'lab', 'in', '{ type filter hook input priority 0 ; }')
      const percent = String(Math.round(share * 100))
      await inside(
        machine,
        'nft',
        'add',
        'rule',
        'ip',
        'lab',
        'in',
        'numgen',
        'random',
        'mod',
        '100',
        '<',
        percent,
        'drop'
      )
    },
    close
  }
}
