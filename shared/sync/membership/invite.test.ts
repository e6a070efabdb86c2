import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { idOf } from '../frame-fixtures.test-support.ts'
import { createNodeFrameCrypto } from '../node-frame-crypto.test-support.ts'
import type { BoardId, DeviceId, PersonId } from '../../model/ids.ts'

import { admit } from './admission.ts'
import { topicKeyOf, topicOf, topicProof } from './board-topic.ts'
import { fingerprintOf } from './fingerprint.ts'
import { inviteLinkPrefix, parseInviteLink, writeInviteLink } from './invite-link.ts'
import type { InviteLink } from './invite-link.ts'
import { claimInvite, decodeJoinClaim, encodeJoinClaim } from './join-claim.ts'
import { certifyOp, removeOp, retireOp } from './membership-acts.ts'
import { newInvite } from './new-invite.ts'
import { parseRecoveryWords, recoveryWords } from './recovery-words.ts'
import { servedTopics } from './served-topics.ts'
import { createSharedBoard } from './shared-board.test-support.ts'
import { parseSpokenWords, spokenWords } from './spoken-words.ts'

const { crypto } = createNodeFrameCrypto(new Uint8Array(32).fill(1))
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const link: fc.Arbitrary<InviteLink> = fc.record({
  board: bytes32.map((bytes) => Buffer.from(bytes).toString('hex') as BoardId),
  seed: bytes32,
  topicKey: bytes32,
  epoch: fc.nat(),
  addresses: fc.array(fc.constantFrom('192.168.1.7:4040', 'studio.local:1', '[fe80::1]:65535'), { maxLength: 4 }),
  person: fc.constantFrom(null, idOf<PersonId>('ana'))
})

describe('invite links', () => {
  it('[M13] come back as they went, whatever white space a mail put around them', () => {
    fc.assert(
      fc.property(link, (value) => {
        const text = writeInviteLink(value, crypto)
        expect(text.length).toBeLessThan(640)
        expect(parseInviteLink(`\n ${text} `, crypto)).toEqual({ ok: true, value })
      })
    )
  })

  it('[M13] that were changed, cut or are something else are refused in a sentence', () => {
    fc.assert(
      fc.property(link, fc.nat(), fc.integer({ min: 1, max: 25 }), (value, where, by) => {
        const text = writeInviteLink(value, crypto)
        const at = inviteLinkPrefix.length + (where % (text.length - inviteLinkPrefix.length - 1))
        const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
        const changed = alphabet.charAt((alphabet.indexOf(text.charAt(at)) + by + 26) % 26)
        fc.pre(changed !== text.charAt(at))
        expect(parseInviteLink(text.slice(0, at) + changed + text.slice(at + 1), crypto).ok).toBe(false)
        expect(parseInviteLink(text.slice(0, at), crypto).ok).toBe(false)
      })
    )
    const odd = [
      '',
      'slipstream://join/',
      'slipstream://task/a/b',
      'https://join/AAAA',
      `${inviteLinkPrefix}%2e`,
      `${inviteLinkPrefix}${'A'.repeat(9000)}`
    ]
    for (const text of odd) expect(parseInviteLink(text, crypto).ok).toBe(false)
  })
})

describe('spoken words', () => {
  it('[M13] stand for the bytes and nothing else, however they are typed', () => {
    fc.assert(
      fc.property(bytes32, (bytes) => {
        const words = spokenWords(bytes)
        expect(words.every((word) => /^[a-z]{5}$/.test(word))).toBe(true)
        expect(parseSpokenWords(words.join('-').toUpperCase())).toEqual({ ok: true, value: bytes })
        expect(parseRecoveryWords(crypto, recoveryWords(crypto, bytes).join('  '))).toEqual({ ok: true, value: bytes })
      })
    )
    expect(parseSpokenWords('lusab xxxxx')).toEqual({ ok: false, failure: 'word 2, “xxxxx”, is not one of ours' })
    expect(parseRecoveryWords(crypto, 'lusab babad')).toEqual({ ok: false, failure: '2 words where 18 belong' })
    const words = recoveryWords(crypto, new Uint8Array(32))
    expect(parseRecoveryWords(crypto, ['lusab', ...words.slice(1)].join(' '))).toMatchObject({ ok: false })
  })

  it('[M13] six of them tell one key from another', () => {
    const [one, other] = ['11'.repeat(32), '22'.repeat(32)].map((key) => fingerprintOf(crypto, key))
    expect(one).toHaveLength(6)
    expect(one).not.toEqual(other)
    expect(fingerprintOf(crypto, '11'.repeat(32))).toEqual(one)
  })
})

describe('who is let in', () => {
  const person = idOf<PersonId>('dora')
  const device = 'e'.repeat(64) as DeviceId

  it('[M6] members, and joiners whose invite stands; everybody else with the reason', () => {
    const board = createSharedBoard('viewer')
    const { ana, ben, mal, world } = board
    const own = ana.options()
    const request = { role: 'editor', person: null, expires: world.now() + 1000, uses: 1, addresses: [] } as const
    const invited = newInvite(
      { ...request, board: world.board, seed: new Uint8Array(32).fill(4) },
      own.ring,
      own.crypto
    )
    if (invited === null) throw new Error('the key is here')
    const claim = claimInvite(invited.link, { device, person }, own.crypto)
    const now = request.expires
    const ask = (change: Partial<Parameters<typeof admit>[1]>): unknown =>
      admit(ana.replica().members(), { board: world.board, device, claim, now, ...change }, own.crypto)
    expect(ask({})).toEqual({ kind: 'refused', why: 'inviteUnknown' })
    board.write(ana, invited.op)
    expect(ask({})).toEqual({ kind: 'joiner', role: 'editor' })
    expect(ask({ now: now + 1 })).toEqual({ kind: 'refused', why: 'inviteExpired' })
    expect(ask({ claim: null })).toEqual({ kind: 'refused', why: 'unknownDevice' })
    expect(ask({ device: 'f'.repeat(64) as DeviceId })).toEqual({ kind: 'refused', why: 'badClaim' })
    expect(ask({ device: mal.device, claim: null })).toEqual({ kind: 'member', person: 'mal', role: 'viewer' })
    board.write(ana, removeOp(ana.replica().members(), idOf<PersonId>('mal'), ana.replica().cutoffsOf))
    expect(ask({ device: mal.device, claim: null })).toEqual({ kind: 'refused', why: 'removed' })
    const taken = claimInvite(invited.link, { device, person: idOf<PersonId>('ben') }, own.crypto)
    expect(ask({ claim: taken })).toEqual({ kind: 'refused', why: 'badClaim' })
    expect(decodeJoinClaim(encodeJoinClaim(claim))).toEqual({ ok: true, value: claim })
    expect(decodeJoinClaim(encodeJoinClaim(claim).subarray(1)).ok).toBe(false)
    expect(ben.replica().members().people.size).toBe(3)
  })

  it('[M17] whoever holds a recovery seed, as whoever they say they are, until it is withdrawn', () => {
    const board = createSharedBoard('viewer')
    const { ana, world } = board
    const own = ana.options()
    const seed = new Uint8Array(32).fill(6)
    const paper = own.crypto.keyPair(seed).publicKey as DeviceId
    const held: InviteLink = { board: world.board, seed, topicKey: seed, epoch: 1, addresses: [], person: null }
    const ask = (by: DeviceId): unknown => {
      const claim = claimInvite(held, { device: by, person }, own.crypto)
      return admit(ana.replica().members(), { board: world.board, device, claim, now: world.now() }, own.crypto)
    }
    expect(ask(device)).toEqual({ kind: 'refused', why: 'inviteUnknown' })
    const certificate = { device: paper, person: idOf<PersonId>('ana'), role: 'owner', use: 'recovery' } as const
    board.write(ana, certifyOp(certificate, own.ring, own.crypto))
    expect(ask(device)).toEqual({ kind: 'joiner', role: 'owner' })
    expect(ask('f'.repeat(64) as DeviceId)).toEqual({ kind: 'refused', why: 'badClaim' })
    board.write(ana, retireOp(paper, ana.replica().cutoffsOf))
    expect(ask(device)).toEqual({ kind: 'refused', why: 'seedWithdrawn' })
  })

  it('[M17] an invite and a seed that somebody gave one key do not get into each other’s way', () => {
    const { ana, mal, world, write, meet } = createSharedBoard('editor')
    const own = ana.options()
    const held = (fill: number): InviteLink => {
      const seed = new Uint8Array(32).fill(fill)
      return { board: world.board, seed, topicKey: seed, epoch: 1, addresses: [], person: null }
    }
    const keyOf = ({ seed }: InviteLink): DeviceId => own.crypto.keyPair(seed).publicKey as DeviceId
    const [invite, paper] = [held(4), held(6)]
    const request = { ...invite, role: 'editor', expires: world.now() + 9_000_000, uses: 2 } as const
    const invited = newInvite(request, own.ring, own.crypto)
    if (invited === null) throw new Error('the key is here')
    write(ana, invited.op)
    const certificate = { device: keyOf(paper), person: idOf<PersonId>('ana'), role: 'owner', use: 'recovery' } as const
    write(ana, certifyOp(certificate, own.ring, own.crypto))
    meet()
    const malsSeed = { ...certificate, device: keyOf(invite), person: idOf<PersonId>('mal'), role: 'editor' } as const
    write(mal, certifyOp(malsSeed, mal.options().ring, own.crypto))
    const secrets = [] as const
    const expires = request.expires
    write(mal, {
      type: 'invite',
      key: keyOf(paper),
      person: idOf<PersonId>('mal'),
      role: 'editor',
      expires,
      uses: 1,
      secrets
    })
    meet()
    const ask = (by: InviteLink): unknown => {
      const claim = claimInvite(by, { device, person }, own.crypto)
      return admit(ana.replica().members(), { board: world.board, device, claim, now: world.now() }, own.crypto)
    }
    expect([ask(invite), ask(paper)]).toEqual([
      { kind: 'joiner', role: 'editor' },
      { kind: 'joiner', role: 'owner' }
    ])
  })

  it('[M12] whoever knows the topic key proves it for one channel and one device', () => {
    const { ana, ben, world } = createSharedBoard('viewer')
    const members = ana.replica().members()
    const own = ana.options()
    const served = servedTopics(world.board, members, own.ring, world.now(), own.crypto)
    expect(served).toEqual(servedTopics(world.board, members, ben.options().ring, world.now(), own.crypto))
    expect(served.map(({ epoch, serves }) => [epoch, serves])).toEqual([[1, 'everything']])
    const [held] = own.ring.all()
    const topicKey = topicKeyOf(own.crypto, held?.key ?? new Uint8Array(0), 1)
    expect(served[0]?.topic).toEqual(topicOf(own.crypto, topicKey, world.board, 1))
    const binding = new Uint8Array(32).fill(5)
    const proof = topicProof(own.crypto, topicKey, binding, ana.device)
    expect(proof).not.toEqual(topicProof(own.crypto, topicKey, binding, ben.device))
    expect(proof).not.toEqual(topicProof(own.crypto, topicKey, new Uint8Array(32).fill(6), ana.device))
  })
})
