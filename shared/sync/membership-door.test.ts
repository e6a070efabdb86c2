import { describe, expect, it } from 'vitest'

import { createMembershipDoor } from './membership-door.ts'
import type { Members } from './membership/members.ts'
import { createQuickFrameCrypto } from './quick-frame-crypto.test-support.ts'
import { deviceNumber, toId } from './simulated-author.test-support.ts'
import type { BoardId, PersonId } from '../model/ids.ts'

const member = (role: 'editor' | null) => ({
  device: deviceNumber(2),
  person: toId<PersonId>('ben'),
  role,
  use: 'device' as const,
  retired: false,
  events: [],
  writerRank: 1
})
const empty: Members = {
  founded: false,
  devices: new Map(),
  people: new Map(),
  invites: new Map(),
  secret: { epoch: 1, rotation: null },
  secretSince: 0,
  knowers: new Set(),
  rotationDue: false,
  withoutEffect: new Map(),
  line: []
}
const founded = (role: 'editor' | null): Members => ({
  ...empty,
  founded: true,
  devices: new Map([[deviceNumber(2), member(role)]])
})

function door(device: number, members: Members, secret = 7, alsoRemoved = false) {
  return createMembershipDoor({
    board: toId<BoardId>('b'.repeat(64)),
    device: deviceNumber(device),
    topicKey: new Uint8Array(32).fill(secret),
    members: () => members,
    claim: null,
    alsoRemoved,
    crypto: createQuickFrameCrypto(deviceNumber(device)),
    clock: () => 0
  })
}

describe('the door of a board with members', () => {
  const binding = new Uint8Array(33).fill(1)
  const shown = door(2, empty).prove(binding)

  it('[S3] [M12] lets in members who know the secret, on this very channel', async () => {
    const ana = door(1, founded('editor'))
    expect(await ana.admit(deviceNumber(2), shown, binding)).toEqual({ ok: true, value: undefined })
    const refusals = await Promise.all([
      ana.admit(deviceNumber(2), shown, new Uint8Array(33).fill(2)),
      ana.admit(deviceNumber(3), shown, binding),
      ana.admit(deviceNumber(2), shown.subarray(0, 31), binding),
      ana.admit(deviceNumber(2), door(2, empty, 8).prove(binding), binding),
      ana.admit(deviceNumber(2), Uint8Array.from([...shown, 1, 2, 3]), binding)
    ])
    expect(refusals.map((outcome) => (outcome.ok ? 'let in' : outcome.failure))).toEqual([
      'It does not know the board’s present secret.',
      'It does not know the board’s present secret.',
      'It does not know the board’s present secret.',
      'It does not know the board’s present secret.',
      'Its invite cannot be read.'
    ])
  })

  it('[S3] knows members and nobody else, unless an invite is open or this device has only just joined', async () => {
    const known = (members: Members, device: number) => door(1, members).isKnown(deviceNumber(device))
    expect([
      known(founded('editor'), 2),
      known(founded('editor'), 3),
      known(founded(null), 2),
      known(empty, 3)
    ]).toEqual([true, false, false, true])
    expect(await door(1, founded(null)).admit(deviceNumber(2), shown, binding)).toEqual({
      ok: false,
      failure: 'This device was removed from the board.'
    })
  })

  it('[M12] where membership alone is served a removed device learns of it, and a stranger does not', async () => {
    const old = door(1, founded(null), 7, true)
    expect([old.isKnown(deviceNumber(2)), old.isKnown(deviceNumber(3))]).toEqual([true, false])
    expect(await old.admit(deviceNumber(2), shown, binding)).toEqual({ ok: true, value: undefined })
    expect((await old.admit(deviceNumber(3), door(3, empty).prove(binding), binding)).ok).toBe(false)
  })
})
