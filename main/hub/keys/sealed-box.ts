import sodium from 'sodium-native'

import type { KeyPair } from './key-pair.ts'

const x25519Bytes = 32
/** A fresh public key and a tag. */
const boxOverhead = 48

/** [KY5] A sealed box for whoever holds the secret half of an Ed25519 key; null where that key is no point of the curve. */
export function sealBox(publicKey: Uint8Array, plain: Uint8Array): Uint8Array | null {
  const target = new Uint8Array(x25519Bytes)
  try {
    sodium.crypto_sign_ed25519_pk_to_curve25519(target, publicKey)
  } catch {
    // The binding's one way of saying that this is no key.
    return null
  }
  const box = new Uint8Array(plain.length + boxOverhead)
  sodium.crypto_box_seal(box, plain, target)
  return box
}

/** [KY5] What a box holds that was sealed for this pair; null for any other. */
export function openBox({ publicKey, secretKey }: KeyPair, box: Uint8Array): Uint8Array | null {
  if (box.length < boxOverhead) return null
  const [ownPublic, ownSecret] = [new Uint8Array(x25519Bytes), new Uint8Array(x25519Bytes)]
  sodium.crypto_sign_ed25519_pk_to_curve25519(ownPublic, publicKey)
  sodium.crypto_sign_ed25519_sk_to_curve25519(ownSecret, secretKey)
  const plain = new Uint8Array(box.length - boxOverhead)
  return sodium.crypto_box_seal_open(plain, box, ownPublic, ownSecret) ? plain : null
}
