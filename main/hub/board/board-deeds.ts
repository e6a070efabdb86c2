import { basename } from 'node:path'

import { boardJson, writeBoardJson } from '../../../shared/formats/write-board-json.ts'
import type { BoardDeedDone, DeskDeed, RestoredBoard } from '../../../shared/ipc/board-deed.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardId, PersonId } from '../../../shared/model/ids.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import { fingerprintOf } from '../../../shared/sync/membership/fingerprint.ts'
import { isPairLink, parseInviteLink, writeInviteLink } from '../../../shared/sync/membership/invite-link.ts'
import type { InviteLink } from '../../../shared/sync/membership/invite-link.ts'
import { createKeyRing } from '../../../shared/sync/membership/key-ring.ts'
import { firstSecret } from '../../../shared/sync/membership/leading-secret.ts'
import { parseRecoveryWords } from '../../../shared/sync/membership/recovery-words.ts'
import { readBackup } from '../backup/read-backup.ts'
import type { BackupReading } from '../backup/read-backup.ts'
import { restoreFolder } from '../backup/restore-folder.ts'
import type { RestoreParts } from '../backup/restore-folder.ts'
import { openKeys, sealKeys } from '../backup/seal-keys.ts'
import type { PassphraseCost } from '../backup/seal-keys.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { encodeBoardKeys, loadBoardKeys, saveBoardKeys } from '../keys/board-key-file.ts'
import type { Joining } from '../keys/board-keys.ts'
import { createSodiumFrameCrypto } from '../keys/sodium-frame-crypto.ts'
import { newUuid } from '../new-uuid.ts'
import { parseAddress } from '../peers/parse-address.ts'
import { isAlone } from '../personal/personal-boards.ts'
import { boardFolder, forgottenSuffix } from '../store/board-paths.ts'
import { toStoreError } from '../store/store-error.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

import type { BoardNotes } from './board-notes.ts'
import type { LiveBoard } from './live-board.ts'
import { recoverHere } from './recover-here.ts'

/** The hub's boards, as far as deeds reach into them. */
export type BoardDesk = RestoreParts & {
  readonly passphraseCost: PassphraseCost
  readonly find: (id: BoardId) => LiveBoard | null
  /** Null where this device has no such board. */
  readonly notes: (id: BoardId) => BoardNotes | null
  /** Changes some of them, on disk. */
  readonly note: (id: BoardId, change: Partial<BoardNotes>) => Promise<void>
  readonly personal: () => LiveBoard | null
  /** Resolves when no board is being read anew: until then one may seem not to be here. */
  readonly ready: () => Promise<void>
  /** [PD5] */
  readonly onForget: (id: BoardId) => void
  /** Reads a board's folder and opens it, unless it is archived; null where it does not open, which was said. */
  readonly open: (id: BoardId) => Promise<LiveBoard | null>
  /** Lets go of the board, if it is open. */
  readonly close: (id: BoardId) => Promise<void>
  /** Nothing is known of it any more. */
  readonly drop: (id: BoardId) => void
}

const done: BoardDeedDone = { kind: 'done' }

/** [BL4] Carries out what a person asks of whole boards, one deed after the other; a failure is a sentence. Never rejects. */
export function createBoardDeeds(desk: BoardDesk): (deed: DeskDeed) => Promise<Result<BoardDeedDone, string>> {
  const { folder, fileSystem, clock, note } = desk
  const crypto = createSodiumFrameCrypto({ deviceKeys: desk.deviceKeys, ring: createKeyRing([], firstSecret) })
  let last: Promise<unknown> = Promise.resolve()

  return (deed) => {
    const outcome = last
      .then(desk.ready)
      .then(() => carryOut(deed))
      .catch((error: unknown) => fail(toStoreError(error).message))
    last = outcome
    return outcome
  }

  function carryOut(deed: DeskDeed): Promise<Result<BoardDeedDone, string>> {
    switch (deed.kind) {
      case 'backUp':
        return backUp(deed)
      case 'export':
        return exportJson(deed.board, deed.path)
      case 'inspect':
        return inspect(deed.path)
      case 'restore':
        return restore(deed)
      case 'readInvite':
        return Promise.resolve(readInvite(deed.link))
      case 'join':
        return join(deed)
      case 'recover':
        return recover(deed)
      case 'archive':
        return archive(deed.board)
      case 'bringBack':
        return bringBack(deed.board)
      case 'forget':
        return forget(deed.board)
      default:
        return assertNever(deed)
    }
  }

  /** [BF4] */
  async function backUp(deed: Extract<DeskDeed, { kind: 'backUp' }>): Promise<Result<BoardDeedDone, string>> {
    const { board: id, path, passphrase } = deed
    const board = desk.find(id)
    if (!board) return notHere()
    const place = boardFolder(folder, id)
    const keys = await loadBoardKeys(id, { folder: place, sealer: desk.sealer, fileSystem })
    if (!keys.ok) return fail(keys.failure.message)
    if (!keys.value) return fail('Its keys are missing, so what a file holds could not be read.')
    if (!(await board.settled()))
      return fail('Not everything is on disk yet: the disk refuses. Back up once it is saved.')
    const madeAt = clock.milliseconds()
    // Of a board whose secret was rotated, the key file knows less than the log has brought since.
    const all = encodeBoardKeys({ ...keys.value, secrets: board.secrets() })
    const sealed = await sealKeys(all, passphrase, desk.passphraseCost)
    await writeBackup(fileSystem, path, { board: id, madeAt, keys: sealed }, board.log.read(0))
    await note(id, { backedUpAt: madeAt })
    return succeed(done)
  }

  /** [EP16] The same bytes as `slipstream export` writes. */
  async function exportJson(id: BoardId, path: string): Promise<Result<BoardDeedDone, string>> {
    const board = desk.find(id)
    if (!board) return notHere()
    const text = writeBoardJson(boardJson(board.graph(), board.moments()))
    await writeFileAtomically(fileSystem, path, new TextEncoder().encode(text))
    return succeed(done)
  }

  async function inspect(path: string): Promise<Result<BoardDeedDone, string>> {
    const read = await readBackup(path, crypto)
    if (!read.ok) return read
    const { head, frames, newestAt } = read.value
    const facts = {
      name: basename(path),
      madeAt: head.madeAt,
      newestAt,
      changes: frames,
      sealed: head.keys.sealedBy === 'passphrase',
      here: titleOf(head.board)
    }
    return succeed({ kind: 'inspected', facts })
  }

  /** The title of a board that is here and opens. */
  function titleOf(id: BoardId): string | null {
    return desk.find(id)?.listing().title ?? desk.notes(id)?.archived?.title ?? null
  }

  async function restore({
    path,
    passphrase
  }: Extract<DeskDeed, { kind: 'restore' }>): Promise<Result<BoardDeedDone, string>> {
    // All of it is checked before any of it counts.
    const read = await readBackup(path, crypto)
    if (!read.ok) return read
    const here = titleOf(read.value.head.board) !== null
    const restored = here ? await addTo(read.value.head.board, path) : await remake(read.value, path, passphrase)
    return restored.ok ? succeed({ kind: 'restored', restored: restored.value }) : restored
  }

  /** [BF6] */
  async function addTo(id: BoardId, path: string): Promise<Result<RestoredBoard, string>> {
    if (desk.notes(id)?.archived) {
      const back = await bringBack(id)
      if (!back.ok) return back
    }
    const board = desk.find(id)
    if (!board) return notHere()
    const frames: Frame[] = []
    const read = await readBackup(path, crypto, (some) => Promise.resolve(void frames.push(...some)))
    if (!read.ok) return read
    // At once: where they turn an older answer the log is replayed, which must find all of them in it.
    const added = board.merge(frames)
    if (!(await board.settled())) return fail('What the file adds is not on disk yet: the disk refuses.')
    return succeed({ board: id, added, setAside: null })
  }

  /** [BF5] */
  async function remake(
    reading: BackupReading,
    path: string,
    passphrase: string
  ): Promise<Result<RestoredBoard, string>> {
    const { board, madeAt, keys } = reading.head
    const secret = await openKeys(keys, passphrase)
    if (!secret.ok) return secret
    const setAside = await setFolderAside(board)
    const restored = await restoreFolder(desk, path, { board, secret: secret.value, madeAt })
    if (!restored.ok) {
      if (setAside !== null) await fileSystem.rename(setAside, boardFolder(folder, board))
      return restored
    }
    if (!(await desk.open(board))) return fail('The board was restored, but does not open.')
    return succeed({ board, added: null, setAside })
  }

  /** [BF6] Makes room where a folder is that does not open; its new place, or null where there is none. */
  async function setFolderAside(id: BoardId): Promise<string | null> {
    const place = boardFolder(folder, id)
    if ((await fileSystem.list(place)).length === 0) return null
    for (let n = 1; ; n += 1) {
      const aside = `${place}.aside-${n}`
      if ((await fileSystem.list(aside)).length > 0) continue
      await fileSystem.rename(place, aside)
      return aside
    }
  }

  function readInvite(text: string): Result<BoardDeedDone, string> {
    const link = parseInviteLink(text, crypto)
    if (!link.ok) return link
    const { board, seed, person, addresses } = link.value
    const fingerprint = fingerprintOf(crypto, crypto.keyPair(seed).publicKey).join(' ')
    const isPairing = isPairLink(text)
    const facts = { board, fingerprint, here: titleOf(board), isForOwnDevice: person !== null, isPairing, addresses }
    return succeed({ kind: 'invite', facts })
  }

  /** [BL5] */
  async function join({
    link: text,
    name,
    address
  }: Extract<DeskDeed, { kind: 'join' }>): Promise<Result<BoardDeedDone, string>> {
    const link = parseInviteLink(text, crypto)
    if (!link.ok) return link
    const { board, person } = link.value
    const isPairing = isPairLink(text)
    if (isPairing && person === null) return fail('This invite is damaged.')
    // [PD2] [PD9]
    const personal = desk.personal()
    if (isPairing && personal !== null && !isAlone(personal))
      return fail('This device is paired with others of yours already.')
    const here = titleOf(board)
    if (here !== null) return fail(`This board is on this device already, as “${here}”.`)
    const called = name.trim()
    if (called === '' && person === null) return fail('Say what you are called on this board.')
    const me = person ?? newUuid<PersonId>(clock)
    const ready = await makeReady(link.value, { link: text.trim(), person: me, name: called }, address.trim())
    if (!ready.ok) return ready
    return succeed(isPairing ? { kind: 'paired' } : { kind: 'joining', joining: { board, me } })
  }

  /** [TE15] */
  async function recover(deed: Extract<DeskDeed, { kind: 'recover' }>): Promise<Result<BoardDeedDone, string>> {
    const seed = parseRecoveryWords(crypto, deed.words)
    if (!seed.ok) return fail(`These are not recovery words: ${seed.failure}.`)
    const link = deed.board === null ? parseInviteLink(deed.link, crypto) : null
    if (link?.ok === false) return link
    if (isPairLink(deed.link)) return fail('This link is of nobody’s board: it pairs devices.')
    const id = deed.board ?? link?.value.board
    if (id === undefined) return notHere()
    const board = desk.find(id)
    if (board) {
      const recovered = await recoverHere(board, seed.value)
      return recovered.ok ? succeed({ kind: 'recovered', board: id }) : recovered
    }
    if (link === null || titleOf(id) !== null) return fail('This board is archived here. Bring it back first.')
    const made = { ...link.value, seed: seed.value, person: null }
    const joining = { link: writeInviteLink(made, crypto), person: newUuid<PersonId>(clock), name: '' }
    const ready = await makeReady(made, joining, deed.address.trim())
    return ready.ok ? succeed({ kind: 'recovered', board: id }) : ready
  }

  /** [BL5] A folder for a board that fills once a member answers. */
  async function makeReady(
    { board, addresses }: Pick<InviteLink, 'board' | 'addresses'>,
    joining: Joining,
    address: string
  ): Promise<Result<void, string>> {
    const parsed = address === '' ? null : parseAddress(address)
    if (parsed?.ok === false) return parsed
    await setFolderAside(board)
    const saved = await saveBoardKeys(
      { board, rootSeed: null, secrets: [], joining, isPersonal: isPairLink(joining.link) },
      { folder: boardFolder(folder, board), sealer: desk.sealer, fileSystem }
    )
    if (!saved.ok) return fail(saved.failure.message)
    const places = parsed === null ? addresses : [...addresses, address]
    await note(board, { addresses: places, calledMe: joining.name === '' ? null : joining.name })
    return (await desk.open(board)) ? succeed(undefined) : fail('The board could not be made ready.')
  }

  /** [BL2] */
  async function archive(id: BoardId): Promise<Result<BoardDeedDone, string>> {
    const board = desk.find(id)
    if (!board) return notHere()
    if (!(await board.settled())) return fail('Not everything is on disk yet: the disk refuses.')
    const { title, tasks } = board.listing()
    await note(id, { archived: { at: clock.milliseconds(), title, tasks } })
    await desk.close(id)
    return succeed(done)
  }

  async function bringBack(id: BoardId): Promise<Result<BoardDeedDone, string>> {
    const notes = desk.notes(id)
    if (!notes?.archived) return notHere()
    await note(id, { archived: null })
    if (await desk.open(id)) return succeed(done)
    await note(id, { archived: notes.archived })
    return fail('The board does not open, and stays archived.')
  }

  /** [BL3] */
  async function forget(id: BoardId): Promise<Result<BoardDeedDone, string>> {
    if (!desk.notes(id) || desk.personal()?.id === id) return notHere()
    desk.onForget(id)
    await desk.close(id)
    const place = boardFolder(folder, id)
    await fileSystem.removeTree(`${place}${forgottenSuffix}`)
    await fileSystem.rename(place, `${place}${forgottenSuffix}`)
    desk.drop(id)
    await fileSystem.removeTree(`${place}${forgottenSuffix}`)
    return succeed(done)
  }
}

function notHere(): Result<never, string> {
  return fail('This board is not on this device.')
}
