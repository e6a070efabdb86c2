import { signedBytes } from './encode-frame.ts'
import type { Frame } from './frame.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { hexBytes } from './hex-bytes.ts'

/** [F4] Whether the device named in the header signed exactly this frame. */
export function verifyFrame(frame: Frame, crypto: Pick<FrameCrypto, 'verify'>): boolean {
  const hash = hexBytes(frame.hash)
  const signature = frame.bytes.subarray(frame.bytes.length - 64)
  return hash !== null && crypto.verify(signedBytes(hash), signature, frame.header.device)
}
