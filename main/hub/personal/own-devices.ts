import type { Result } from '../../../shared/lib/result.ts'
import type { TeamDeed, TeamDeedDone } from '../../../shared/ipc/team-deed.ts'
import type { BoardId, DeviceId } from '../../../shared/model/ids.ts'
import { parseInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { inRounds } from '../in-rounds.ts'

import { dealtWithEntry, offerEntry } from './personal-contents.ts'
import type { AddressedOffer, PersonalContents } from './personal-contents.ts'
import { foremostFirst, isAlone, isPersonal } from './personal-boards.ts'

/** An open board, and how its membership is changed. */
export type OwnBoard = {
  readonly board: LiveBoard
  readonly carryOut: (deed: TeamDeed) => Promise<Result<TeamDeedDone, string>>
}

export type OwnDevicesParts = {
  readonly clock: Pick<Clock, 'milliseconds'>
  /** Those that are open, the personal one among them. */
  readonly boards: () => readonly OwnBoard[]
  /** [PD7] Alerts that were answered elsewhere, each once. */
  readonly onDealtWith: (alerts: readonly string[]) => void
  readonly onProblem: (message: string) => void
}

/** The boards of the device, once all of them were read. */
export type DeviceBoards = {
  /** Open or archived. */
  readonly isHere: (board: BoardId) => boolean
  /** Says yes to an invite of one's own; the failure is a sentence. */
  readonly join: (link: string) => Promise<Result<unknown, string>>
  /** Removes a board of no more use. */
  readonly drop: (board: BoardId) => Promise<Result<unknown, string>>
}

/** What one device does for the others of its person. */
export type OwnDevices = {
  /** All boards are open: before that nothing is done. */
  readonly begin: (device: DeviceBoards) => Promise<void>
  /** A board was opened, or has grown; resolves when what is due is done. */
  readonly look: () => Promise<void>
  /** [PD7] The person answered these on this device. */
  readonly dealWith: (alerts: readonly string[]) => void
  /** [PD5] A board is forgotten here. */
  readonly decline: (board: BoardId) => void
  /** [PD6] A device was retired on a board. */
  readonly retired: (device: DeviceId) => Promise<void>
}

/** A month in hours: an offer lies among one's own devices alone, and may wait for one that is in a drawer. */
const offerHours = 30 * 24
const hour = 3_600_000

/** [PD7] Answers of many busy weeks: by then an alert has been answered everywhere, or is not true any more. */
export const mostDealtWith = 1_000

export function createOwnDevices(parts: OwnDevicesParts): OwnDevices {
  const told = new Set<string>()
  let here: DeviceBoards | null = null
  const look = inRounds(round, (error) =>
    parts.onProblem(error instanceof Error ? error.message : 'Your other devices could not be looked after.')
  )

  function personal(): OwnBoard | null {
    const own = parts.boards().filter(({ board }) => isPersonal(board))
    const [foremost] = foremostFirst(own.map(({ board }) => board))
    return own.find(({ board }) => board === foremost) ?? null
  }

  async function round(): Promise<void> {
    const mine = personal()
    if (here === null || mine === null || ownRole(mine.board) === null) return
    await carryOver(mine.board, here)
    const contents = mine.board.personal.read()
    tellDealtWith(contents)
    await takeOffers(mine.board, contents, here)
    for (const own of parts.boards()) {
      if (isPersonal(own.board)) continue
      await handOn(mine.board, own, contents)
      await retireLost(mine.board, own)
    }
  }

  /** [PD9] */
  async function carryOver(mine: LiveBoard, { drop }: DeviceBoards): Promise<void> {
    for (const { board } of parts.boards()) {
      if (board === mine || !isPersonal(board) || !isAlone(board)) continue
      const had = new Set([...mine.personal.entries()].map(([key]) => key))
      const carried = [...board.personal.entries()].filter(([key]) => !had.has(key))
      if (!mine.personal.write(carried) || !(await mine.settled())) continue
      const dropped = await drop(board.id)
      if (!dropped.ok) parts.onProblem(`What this device kept before it was paired stays: ${dropped.failure}`)
    }
  }

  function tellDealtWith({ dealtWith }: PersonalContents): void {
    const fresh = dealtWith.map(({ alert }) => alert).filter((alert) => !told.has(alert))
    for (const alert of fresh) told.add(alert)
    if (fresh.length > 0) parts.onDealtWith(fresh)
  }

  /** [PD5] */
  async function takeOffers(
    mine: LiveBoard,
    { offers }: PersonalContents,
    { isHere, join }: DeviceBoards
  ): Promise<void> {
    for (const offer of offers) {
      if (offer.device !== mine.membership.device || offer.state !== 'offered') continue
      const link = parseInviteLink(offer.link, mine.membership.crypto)
      if (!link.ok || link.value.board !== offer.board || link.value.person === null) continue
      const joined = isHere(offer.board) || (await join(offer.link)).ok
      if (joined) mine.personal.write([offerEntry({ ...offer, state: 'taken' })])
    }
  }

  /** [PD4] */
  async function handOn(mine: LiveBoard, { board, carryOut }: OwnBoard, { offers }: PersonalContents): Promise<void> {
    const { membership } = board
    const isMine = membership.keys().rootSeed !== null && !membership.members().founded
    const role = ownRole(board)
    if ((role === null && !isMine) || role === 'relay' || membership.ring.leading() === null) return
    for (const { device, role: theirs } of mine.membership.members().devices.values()) {
      if (device === mine.membership.device || theirs === null || membership.members().devices.has(device)) continue
      const offer = offers.find((one) => one.board === board.id && one.device === device)
      if (offer !== undefined && isLeft(board, offer)) continue
      const person = mine.me()
      const name = person === null ? '' : (mine.graph().people.get(person)?.name ?? '')
      const wish = { kind: 'invite', role: 'editor', hours: offerHours, uses: 1, name, isForOwnDevice: true } as const
      const invited = await carryOut(wish)
      if (!invited.ok || invited.value.kind !== 'invited') continue
      const { link } = invited.value
      const expires = parts.clock.milliseconds() + offerHours * hour
      mine.personal.write([
        offerEntry({ board: board.id, device, state: 'offered', link, by: membership.device, expires })
      ])
    }
  }

  /** [PD4] Whether an offer is to be left as it is. Whether an invite stands is known for sure by who made it alone. */
  function isLeft({ membership }: LiveBoard, { state, link, by, expires }: AddressedOffer): boolean {
    const now = parts.clock.milliseconds()
    if (state === 'declined') return true
    if (expires <= now) return false
    if (by !== membership.device) return true
    const read = parseInviteLink(link, membership.crypto)
    if (!read.ok) return false
    const invite = membership.members().invites.get(membership.crypto.keyPair(read.value.seed).publicKey)
    return invite !== undefined && !invite.voided && invite.usesLeft > 0
  }

  /** [PD6] */
  async function retireLost(mine: LiveBoard, { board, carryOut }: OwnBoard): Promise<void> {
    const { membership } = board
    const me = membership.members().devices.get(membership.device)
    if (me === undefined || me.role === null) return
    for (const { device, role } of mine.membership.members().devices.values()) {
      const member = membership.members().devices.get(device)
      if (role !== null || member === undefined || member.role === null || member.person !== me.person) continue
      const retired = await carryOut({ kind: 'retire', device })
      if (!retired.ok)
        parts.onProblem(`A device of yours could not be retired from “${titleOf(board)}”. ${retired.failure}`)
    }
  }

  return {
    begin: (boards) => {
      here = boards
      return look()
    },
    look,
    dealWith: (alerts) => {
      for (const alert of alerts) told.add(alert)
      const mine = personal()?.board.personal
      const kept = mine?.read().dealtWith ?? []
      const known = new Set(kept.map(({ alert }) => alert))
      const fresh = alerts.filter((alert) => !known.has(alert))
      const over = Math.max(0, kept.length + fresh.length - mostDealtWith)
      const oldest = kept.toSorted((a, b) => a.at - b.at).slice(0, over)
      const now = parts.clock.milliseconds()
      mine?.write([
        ...fresh.map((alert) => dealtWithEntry(alert, now)),
        ...oldest.map(({ alert }) => dealtWithEntry(alert, null))
      ])
    },
    decline: (id) => {
      const mine = personal()?.board
      const offer = mine?.personal
        .read()
        .offers.find((one) => one.board === id && one.device === mine.membership.device)
      if (offer !== undefined) mine?.personal.write([offerEntry({ ...offer, state: 'declined' })])
    },
    retired: async (device) => {
      const mine = personal()
      const member = mine?.board.membership.members().devices.get(device)
      if (mine === null || member === undefined || member.role === null) return
      const retired = await mine.carryOut({ kind: 'retire', device })
      if (!retired.ok) parts.onProblem(`The device stays one of yours: ${retired.failure}`)
      await look()
    }
  }
}

function ownRole({ membership }: LiveBoard): string | null {
  return membership.members().devices.get(membership.device)?.role ?? null
}

function titleOf(board: LiveBoard): string {
  return board.listing().title
}
