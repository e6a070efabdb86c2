import { networkInterfaces } from 'node:os'

/** The IPv4 addresses of this machine's network interfaces, without the internal ones. [A1] */
export function localAddresses(): readonly string[] {
  const addresses: string[] = []
  for (const entries of Object.values(networkInterfaces())) {
    for (const { family, internal, address } of entries ?? [])
      if (family === 'IPv4' && !internal) addresses.push(address)
  }
  return addresses
}
