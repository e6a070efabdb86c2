import type { NetworkMode, TeamState } from '../../../shared/ipc/team-state.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TeamDeed, TeamDeedDone } from '../../../shared/ipc/team-deed.ts'
import type { DeviceId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { layoutVersion } from '../../../shared/model/layout-version.ts'
import { topicOf } from '../../../shared/sync/membership/board-topic.ts'
import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import { claimInvite } from '../../../shared/sync/membership/join-claim.ts'
import { rotateOp, shareOp } from '../../../shared/sync/membership/membership-acts.ts'
import type { Members } from '../../../shared/sync/membership/members.ts'
import { servedTopics } from '../../../shared/sync/membership/served-topics.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { RefusedIntent } from '../board/refused-edits.ts'
import type { NotesOfBoard } from '../board/open-boards.ts'
import type { Clock } from '../clock.ts'
import { seedBytes } from '../keys/key-pair.ts'
import { randomBytes } from '../keys/random-bytes.ts'
import { createKnownDevices } from '../peers/known-devices.ts'
import { inRounds } from '../in-rounds.ts'
import type { PeerNetwork } from '../peers/peer-network.ts'

import { createBoardTopics } from './board-topics.ts'
import { carryOutTeamDeed } from './carry-out-team-deed.ts'
import { goOnJoining } from './go-on-joining.ts'
import { namesakes } from './namesakes.ts'
import { encodePresence } from './presence.ts'
import { teamStateOf } from './team-state-of.ts'

/** What of the device a board's team needs. */
export type BoardTeamParts = {
  readonly board: LiveBoard
  readonly network: Pick<PeerNetwork, 'join' | 'limit'>
  readonly clock: Clock
  readonly mode: () => NetworkMode
  readonly keysAreSealed: boolean
  readonly notes: NotesOfBoard
  /** Where others may reach this device, `host:port`; none while the network is off. */
  readonly ownAddresses: () => Promise<readonly string[]>
  /** Who this device's person is on the board is settled by their certificate. */
  readonly onMe: (person: PersonId) => void
  /** A sentence for the person. */
  readonly onProblem: (message: string) => void
}

/** The people of one open board and their devices: what is due among them is done by itself, the rest when a person asks. */
export type BoardTeam = {
  readonly isKnown: (device: DeviceId) => boolean
  readonly carryOut: (deed: TeamDeed) => Promise<Result<TeamDeedDone, string>>
  /** [S8] */
  readonly lookAt: (task: TaskId | null) => void
  /** The network's mode, or the way to somebody, has changed. */
  readonly changed: () => void
  /** [TE13] Begins to keep what is not kept yet: Slipstream is about to quit. */
  readonly keepNow: () => void
  readonly close: () => void
}

/** How long states may lag behind what happens on the wire, in milliseconds: they are read by people. */
const publishPause = 100

/** How long what is known of others may lag behind on disk, in milliseconds. */
const keepPause = 2000

/** How long a device that was removed may take to hear of it, in milliseconds. */
const farewellLimit = 2000

/** Looks for the board's people at once, if it is shared or being joined. */
export function createBoardTeam(parts: BoardTeamParts): BoardTeam {
  const { board, clock } = parts
  const { membership } = board
  const { crypto, device } = membership
  const others = createKnownDevices(parts.notes.read().devices, keepSoon)
  const topics = createBoardTopics({
    board,
    known: others,
    network: parts.network,
    clock,
    devices: otherDevices,
    onChange: () => {
      publishSoon()
      void settle()
    },
    onMisbehaved: (peer, why) => parts.onProblem(`${nameOf(peer)} was cut off: ${why}.`)
  })
  /** Removed devices that have yet to hear of it, and whether they were seen to lack something since. */
  const leaving = new Map<DeviceId, { readonly cancel: () => void; wasBehind: boolean }>()
  const turnedAway = new Set<DeviceId>()
  let refused: readonly RefusedIntent[] = []
  /** When this device's join was written, in this life of the board. */
  let joinedAt = 0
  let looksAt: TaskId | null = null
  let shown = ''
  let said = ''
  let publishing: (() => void) | null = null
  let keeping: (() => void) | null = null
  let closed = false

  /** Does what is due, one round after the other; resolves when nothing is. */
  const settle = inRounds(settleOnce, (error) =>
    parts.onProblem(error instanceof Error ? error.message : 'The board’s people could not be looked after.')
  )
  const stopGrowth = board.exchange.onGrowth(() => void settle())
  for (const address of parts.notes.read().addresses) topics.addAddress(address)
  void settle()

  return {
    isKnown: topics.isKnown,
    carryOut: (deed) =>
      carryOutTeamDeed(deed, {
        board,
        clock,
        settle,
        ownAddresses: parts.ownAddresses,
        addAddress: async (address) => {
          const { addresses } = parts.notes.read()
          topics.addAddress(address)
          if (!addresses.includes(address)) await parts.notes.change({ addresses: [...addresses, address].slice(-64) })
        },
        setWhoSettled: () => parts.notes.change({ whoSettled: true }),
        setUntold: (untold) => parts.notes.change({ untold }),
        forgetRefused: async (edits) => {
          const known = await board.refused.list()
          // What is on the list no more need not be remembered.
          const kept = parts.notes.read().refusedDone.filter((id) => known.some((one) => one.id === id))
          await parts.notes.change({ refusedDone: [...new Set([...kept, ...edits])] })
          await settle()
        }
      }),
    lookAt: (task) => {
      looksAt = task
      sayPresence()
    },
    changed: publishSoon,
    keepNow: () => {
      if (keeping !== null) keep()
    },
    close: () => {
      closed = true
      stopGrowth()
      publishing?.()
      keeping?.()
      for (const { cancel } of leaving.values()) cancel()
      topics.close()
    }
  }

  async function settleOnce(): Promise<void> {
    if (closed) return
    await goOnJoining({
      board,
      clock,
      notes: parts.notes,
      isAllHere: () => topics.views().some(({ state }) => state.kind === 'upToDate'),
      onJoined: () => {
        joinedAt = clock.milliseconds()
      },
      // Counted after the join came on disk: what was counted before says nothing of it.
      isHeardOf: () => topics.views().some(({ holds }) => holds?.left === 0 && (holds.completeAt ?? 0) > joinedAt)
    })
    if (closed) return
    const members = membership.members()
    const own = members.devices.get(device)
    if (own !== undefined && own.person !== board.me()) {
      board.setMe(own.person)
      parts.onMe(own.person)
    }
    const areGone = sayFarewell(members)
    if (own?.role === 'owner' && areGone && membership.ring.leading() !== null) await keepSecret(members)
    if (closed) return
    for (const other of otherDevices()) {
      const ahead = board.exchange.clockAheadOf(other)
      if (ahead !== null) others.noteClock(other, ahead)
    }
    if (own?.role === null && wasTurnedAway()) await parts.notes.change({ untold: false })
    serve()
    sayPresence()
    const dealtWith = new Set(parts.notes.read().refusedDone)
    refused = (await board.refused.list()).filter(({ id }) => !dealtWith.has(id))
    publishSoon()
  }

  /** [M11] After a removal nobody who left may read on; and whoever a concurrent change of the secret passed over gets it. */
  async function keepSecret(members: Members): Promise<void> {
    if (members.rotationDue) await membership.write(rotateOp(members, randomBytes(seedBytes), crypto))
    const share = shareOp(membership.members(), membership.ring, crypto)
    if (share !== null) await membership.write(share)
  }

  /** Removed devices hear of it before the door closes, but not for long. True once none is left. */
  function sayFarewell(members: Members): boolean {
    for (const { device: peer, holds, state } of topics.views()) {
      const member = members.devices.get(peer)
      if (member === undefined || member.role !== null || turnedAway.has(peer)) continue
      const isHere = state.kind === 'connected' || state.kind === 'catchingUp' || state.kind === 'upToDate'
      if (!isHere) continue
      const known = leaving.get(peer)
      // What it holds was counted before its removal was told: nothing may be missing then, too.
      if (known === undefined) {
        leaving.set(peer, { cancel: clock.after(farewellLimit, () => turnAway(peer)), wasBehind: false })
      } else if (holds !== null && holds.left > 0) known.wasBehind = true
      else if (known.wasBehind) turnAway(peer)
    }
    return leaving.size === 0
  }

  /** [TE21] Who turns a device away that left has heard of it. */
  function wasTurnedAway(): boolean {
    return parts.notes.read().untold && topics.views().some(({ state }) => state.kind === 'refused')
  }

  function turnAway(peer: DeviceId): void {
    leaving.get(peer)?.cancel()
    leaving.delete(peer)
    turnedAway.add(peer)
    topics.turnAway(peer, 'This device does not belong to the board any more.')
    void settle()
  }

  function serve(): void {
    const members = membership.members()
    const own = members.devices.get(device)
    const { joining } = membership.keys()
    const link = joining === null ? null : parseInviteLink(joining.link, crypto)
    if (link?.ok === false) return
    // Shown until a member has heard of the join: whoever has not would turn this device away.
    const claim =
      link === null || joining === null ? null : claimInvite(link.value, { device, person: joining.person }, crypto)
    if (own === undefined && link !== null) {
      const { topicKey, epoch } = link.value
      const topic = topicOf(crypto, topicKey, board.id, epoch)
      return topics.serve([{ topic, topicKey, epoch, serves: 'everything' }], claim)
    }
    // [TE21] Whoever left is met until one member has heard of it.
    const isMet = own !== undefined && (own.role !== null || parts.notes.read().untold)
    if (!isMet) return topics.serve([], null)
    topics.serve(servedTopics(board.id, members, membership.ring, clock.milliseconds(), crypto), claim)
  }

  function otherDevices(): readonly DeviceId[] {
    return [...membership.members().devices.values()].flatMap((member) =>
      member.role !== null && member.use === 'device' && member.device !== device ? [member.device] : []
    )
  }

  /** Only where it is another: each time it is said it is heard. */
  function sayPresence(): void {
    const presence = { name: ownName(), task: looksAt, writes: layoutVersion }
    const next = JSON.stringify(presence)
    if (next === said) return
    said = next
    topics.setPresence(encodePresence(presence))
  }

  function ownName(): string {
    const me = board.me()
    const person = me === null ? undefined : board.graph().people.get(me)
    return person?.name ?? parts.notes.read().calledMe ?? ''
  }

  function nameOf(peer: DeviceId): string {
    const person = membership.members().devices.get(peer)?.person
    const known = person === undefined ? undefined : board.graph().people.get(person)
    return known === undefined ? 'A device' : `A device of ${known.name}`
  }

  /** [TE13] Late at worst: then others are said to lack what they have, never the other way round. */
  function keepSoon(): void {
    if (closed) return
    keeping ??= clock.after(keepPause, keep)
  }

  function keep(): void {
    keeping?.()
    keeping = null
    const belongs = new Set(otherDevices())
    const devices = [...others.all()].filter(([other]) => belongs.has(other))
    parts.notes
      .change({ devices })
      .catch((error: unknown) => parts.onProblem(error instanceof Error ? error.message : 'The disk refused.'))
  }

  function publishSoon(): void {
    if (publishing !== null || closed) return
    publishing = clock.after(publishPause, () => {
      publishing = null
      publish()
    })
  }

  function publish(): void {
    const state: TeamState = teamStateOf({
      device,
      members: membership.members(),
      joining: membership.keys().joining,
      calledMe: parts.notes.read().calledMe,
      network: parts.mode(),
      keysAreSealed: parts.keysAreSealed,
      now: clock.milliseconds(),
      views: topics.views(),
      crypto,
      namesakes: parts.notes.read().whoSettled ? [] : namesakes(board),
      untold: parts.notes.read().untold,
      refused
    })
    const next = JSON.stringify(state)
    if (next === shown) return
    shown = next
    board.showTeam(state)
  }
}
