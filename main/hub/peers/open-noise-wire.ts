import type { Socket } from 'node:net'

import NoiseSecretStream from '@hyperswarm/secret-stream'

import { parseId } from '../../../shared/model/ids.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { hexText } from '../../../shared/sync/hex-text.ts'
import type { Clock } from '../clock.ts'
import type { DeviceKeys } from '../keys/load-device-keys.ts'

import type { Wire } from './wire.ts'

/** [L1] Noise XX takes three messages of together less than 300 bytes; what is more is somebody's who wants our memory. */
const handshakeBytes = 2048
const handshakeTime = 10_000

/** [L1] Noise over a socket. Null where the other end did not prove a key in time; the socket is gone then. */
export async function openNoiseWire(
  socket: Socket,
  options: { readonly keys: DeviceKeys; readonly dialled: boolean; readonly clock: Pick<Clock, 'after'> }
): Promise<Wire | null> {
  const { keys, dialled, clock } = options
  socket.setNoDelay(true)
  const stream = new NoiseSecretStream(dialled, socket, { keyPair: keys })
  let listener: Parameters<Wire['listen']>[0] | null = null
  let isOver = false
  // Every emitter's errors are heard: an unheard one would end the process. `close` follows, and says all that matters.
  stream.on('error', () => undefined)
  socket.on('error', () => undefined)
  stream.on('drain', () => listener?.drained())
  stream.on('close', over)
  // The other end is done: so are we.
  stream.on('end', () => stream.end())

  const cancel = clock.after(handshakeTime, () => socket.destroy())
  const bound = (): void => {
    if (!stream.connected && socket.bytesRead > handshakeBytes) socket.destroy()
  }
  // The stream begins to read in a microtask; a listener of ours before that would take the first bytes away from it.
  await Promise.resolve()
  socket.on('data', bound)
  const opened = await stream.opened
  cancel()
  socket.off('data', bound)
  const device = opened ? parseId<DeviceId>(hexText(stream.remotePublicKey)) : null
  if (device?.ok !== true) {
    stream.destroy()
    return null
  }

  return {
    device: device.value,
    handshake: Uint8Array.from(stream.handshakeHash),
    dialled,
    localAddress: socket.localAddress ?? null,
    listen: (given) => {
      listener = given
      if (isOver) return given.closed()
      stream.on('data', (bytes) => {
        if (!isOver) given.message(bytes)
      })
    },
    send: (bytes) => isOver || stream.write(bytes),
    end: () => stream.end(),
    destroy: () => stream.destroy()
  }

  function over(): void {
    if (isOver) return
    isOver = true
    listener?.closed()
  }
}
