import type { SecretName } from './members.ts'
import { isSameSecret } from './leading-secret.ts'

/** A key of a board that this device holds. Relays hold topic keys only; whoever holds a content key can make its topic key. */
export type HeldSecret = {
  readonly name: SecretName
  readonly kind: 'content' | 'topic'
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** [M11] The keys of one board on this device; the replica adds those that membership brings. */
export type KeyRing = {
  /** False where it was held already. */
  readonly add: (secret: HeldSecret) => boolean
  /** The secret that new bodies are sealed under. */
  readonly lead: (name: SecretName) => void
  /** Null as long as the leading key is not here: then this device cannot write. */
  readonly leading: () => SecretName | null
  readonly sealingKey: (epoch: number) => Uint8Array | null
  /** The keys that a body of this epoch may be sealed under: concurrent rotations make several. */
  readonly contentKeys: (epoch: number) => readonly Uint8Array[]
  readonly all: () => readonly HeldSecret[]
}

export function createKeyRing(first: readonly HeldSecret[], lead: SecretName): KeyRing {
  const secrets: HeldSecret[] = []
  let leader = lead

  function keyOf(name: SecretName): Uint8Array | null {
    return secrets.find((held) => held.kind === 'content' && isSameSecret(held.name, name))?.key ?? null
  }

  function add(secret: HeldSecret): boolean {
    if (secrets.some((held) => held.kind === secret.kind && isSameSecret(held.name, secret.name))) return false
    secrets.push(secret)
    return true
  }

  for (const secret of first) add(secret)
  return {
    add,
    lead: (name) => {
      leader = name
    },
    leading: () => (keyOf(leader) === null ? null : leader),
    sealingKey: (epoch) => (leader.epoch === epoch ? keyOf(leader) : null),
    contentKeys: (epoch) =>
      secrets.flatMap(({ kind, name, key }) => (kind === 'content' && name.epoch === epoch ? [key] : [])),
    all: () => secrets
  }
}
