/** What of the Noise stream is used here; it brings no types of its own. A streamx duplex: one write is one message. */
declare module '@hyperswarm/secret-stream' {
  import type { Socket } from 'node:net'

  export default class NoiseSecretStream {
    constructor(
      isInitiator: boolean,
      rawStream: Socket,
      options: { readonly keyPair: { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array } }
    )
    /** Set once `opened` resolves with true. */
    readonly remotePublicKey: Uint8Array
    /** 64 bytes, alike at both ends. */
    readonly handshakeHash: Uint8Array
    /** True as soon as the handshake is done. */
    readonly connected: boolean
    /** Whether the handshake was done before the stream ended. */
    readonly opened: Promise<boolean>
    /** False asks to wait for `drain`. */
    readonly write: (bytes: Uint8Array) => boolean
    readonly end: () => void
    readonly destroy: () => void
    readonly resume: () => void
    readonly on: ((event: 'data', listener: (bytes: Uint8Array) => void) => void) &
      ((event: 'drain' | 'end' | 'close', listener: () => void) => void) &
      ((event: 'error', listener: (error: Error) => void) => void)
  }
}
