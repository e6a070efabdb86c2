/** What of multicast-dns is used here; it brings no types of its own. */
declare module 'multicast-dns' {
  type Answer = {
    readonly name: string
    readonly type: string
    readonly ttl?: number
    readonly flush?: boolean
    readonly data?: unknown
  }
  type Packet = {
    readonly questions?: readonly { readonly name: string; readonly type: string }[]
    readonly answers?: readonly Answer[]
    readonly additionals?: readonly Answer[]
  }
  type Multicast = {
    readonly query: (questions: readonly { readonly name: string; readonly type: string }[]) => void
    readonly respond: (packet: Packet) => void
    readonly destroy: () => void
    readonly on: ((
      event: 'query' | 'response',
      listener: (packet: Packet, from: { readonly address: string }) => void
    ) => void) &
      ((event: 'ready', listener: () => void) => void) &
      ((event: 'error' | 'warning', listener: (error: Error) => void) => void)
  }
  export default function multicastDns(options: { readonly interface: string; readonly bind: string }): Multicast
}
