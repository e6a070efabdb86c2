import { basename, dirname } from 'node:path'

import type { FileSystem, OpenFile } from './file-system.ts'

type File = { readonly kind: 'file'; content: Buffer; durable: Buffer; pending: Change[] }
type Folder = {
  readonly kind: 'folder'
  entries: Map<string, Entry>
  durable: Map<string, Entry>
  pending: NameChange[]
}
type Entry = File | Folder
type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number }
type NameChange = { readonly name: string; readonly entry: Entry | null }

/** What goes wrong at which calls, counted from 1. A crash ends the process: every later call throws too. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'crash'; readonly at: number }
  | { readonly kind: 'error'; readonly from: number; readonly until: number; readonly code: string }

/** A number in [0, 1). */
export type Dice = () => number

/** Repeatable dice (mulberry32). */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Thrown at the call where the simulated process died, and at every one after it. */
export class SimulatedCrash extends Error {}

/** A disk that knows what was synced and what was not. The folder `/disk` exists. */
export type SimulatedDisk = {
  readonly mount: (fault?: Fault, dice?: Dice) => FileSystem & { readonly calls: () => number }
  /** The disk after the power went: of what was not synced the dice keep some, drop some and tear some. */
  readonly afterPowerLoss: (dice: Dice) => SimulatedDisk
  readonly read: (path: string) => Buffer | null
  /** Changes a file behind everybody's back, durably. */
  readonly overwrite: (path: string, bytes: Uint8Array) => void
  readonly remove: (path: string) => void
  readonly copy: () => SimulatedDisk
}

export function createSimulatedDisk(root: Folder = folderWith([['disk', folderWith([])]])): SimulatedDisk {
  return {
    mount: (fault = { kind: 'none' }, dice = () => 0) => mount(root, fault, dice),
    afterPowerLoss: (dice) => createSimulatedDisk(surviveFolder(root, dice, new Map())),
    read: (path) => {
      const entry = find(root, path)
      return entry?.kind === 'file' ? Buffer.from(entry.content) : null
    },
    overwrite: (path, bytes) => {
      const folder = folderOf(root, path)
      folder.entries.set(basename(path), fileOf(bytes))
      folder.durable.set(basename(path), fileOf(bytes))
    },
    remove: (path) => {
      const folder = folderOf(root, path)
      folder.entries.delete(basename(path))
      folder.durable.delete(basename(path))
    },
    // Dice that keep everything.
    copy: () => createSimulatedDisk(surviveFolder(root, () => 0, new Map()))
  }
}

function mount(root: Folder, fault: Fault, dice: Dice): FileSystem & { readonly calls: () => number } {
  let calls = 0
  let dead = false

  /** One call: `partly` is what a failing or dying call may still have done. */
  async function call<Value>(run: () => Value, partly: () => void = () => undefined): Promise<Value> {
    await Promise.resolve()
    calls += 1
    if (dead) throw new SimulatedCrash('dead')
    if (fault.kind === 'crash' && calls === fault.at) {
      dead = true
      const luck = dice()
      if (luck < 0.33) run()
      else if (luck < 0.66) partly()
      throw new SimulatedCrash(`crash at call ${calls}`)
    }
    if (fault.kind === 'error' && calls >= fault.from && calls < fault.until) {
      partly()
      throw systemError(fault.code)
    }
    return run()
  }

  return {
    calls: () => calls,
    open: (path) =>
      call(() => {
        const entry = find(root, path)
        return entry?.kind === 'file' ? openFile(entry) : null
      }),
    create: (path) =>
      call(() => {
        const file = fileOf(new Uint8Array())
        link(folderOf(root, path), basename(path), file)
        return openFile(file)
      }),
    readFile: (path) =>
      call(() => {
        const entry = find(root, path)
        return entry?.kind === 'file' ? new Uint8Array(entry.content) : null
      }),
    makeFolder: (path) => call(() => makeFolder(root, path)),
    list: (path) =>
      call(() => {
        const entry = find(root, path)
        return entry?.kind === 'folder' ? [...entry.entries.keys()].toSorted() : []
      }),
    rename: (from, to) =>
      call(() => {
        const moved = find(root, from)
        const target = find(root, to)
        if (!moved) throw systemError('ENOENT')
        if (target?.kind === 'folder' && target.entries.size > 0) throw systemError('ENOTEMPTY')
        link(folderOf(root, to), basename(to), moved)
        link(folderOf(root, from), basename(from), null)
      }),
    removeFile: (path) =>
      call(() => {
        if (find(root, path)) link(folderOf(root, path), basename(path), null)
      }),
    removeTree: (path) =>
      call(() => {
        if (find(root, path)) link(folderOf(root, path), basename(path), null)
      }),
    removeFolder: (path) =>
      call(() => {
        const entry = find(root, path)
        if (entry?.kind === 'folder' && entry.entries.size > 0) throw systemError('ENOTEMPTY')
        if (entry) link(folderOf(root, path), basename(path), null)
      }),
    syncFolder: (path) =>
      call(() => {
        const entry = find(root, path)
        if (entry?.kind !== 'folder') throw systemError('ENOENT')
        entry.durable = new Map(entry.entries)
        entry.pending = []
      })
  }

  function openFile(file: File): OpenFile {
    const change = (next: Change): void => {
      file.content = applied(file.content, next)
      file.pending.push(next)
    }
    return {
      size: () => call(() => file.content.length),
      read: (position, length) =>
        call(() => new Uint8Array(file.content.subarray(position, Math.min(file.content.length, position + length)))),
      write: (bytes, position) => {
        const whole = Buffer.from(bytes)
        const half = whole.subarray(0, Math.floor(whole.length / 2))
        return call(
          () => change({ kind: 'write', at: position, bytes: whole }),
          () => change({ kind: 'write', at: position, bytes: half })
        )
      },
      truncate: (length) => call(() => change({ kind: 'truncate', length })),
      datasync: () =>
        call(() => {
          file.durable = Buffer.from(file.content)
          file.pending = []
        }),
      close: () => call(() => undefined)
    }
  }
}

function find(root: Folder, path: string): Entry | null {
  let entry: Entry = root
  for (const name of path.split('/').filter((part) => part !== '')) {
    const next: Entry | undefined = entry.kind === 'folder' ? entry.entries.get(name) : undefined
    if (!next) return null
    entry = next
  }
  return entry
}

function folderOf(root: Folder, path: string): Folder {
  const folder = find(root, dirname(path))
  if (folder?.kind !== 'folder') throw systemError('ENOENT')
  return folder
}

function link(folder: Folder, name: string, entry: Entry | null): void {
  if (entry) folder.entries.set(name, entry)
  else folder.entries.delete(name)
  folder.pending.push({ name, entry })
}

function makeFolder(root: Folder, path: string): void {
  if (find(root, path)) return
  if (path !== '/') makeFolder(root, dirname(path))
  link(folderOf(root, path), basename(path), folderWith([]))
}

function folderWith(entries: readonly (readonly [string, Entry])[]): Folder {
  return { kind: 'folder', entries: new Map(entries), durable: new Map(entries), pending: [] }
}

function fileOf(bytes: Uint8Array): File {
  return { kind: 'file', content: Buffer.from(bytes), durable: Buffer.from(bytes), pending: [] }
}

function applied(content: Buffer, change: Change): Buffer {
  if (change.kind === 'truncate') {
    const next = Buffer.alloc(change.length)
    content.copy(next, 0, 0, Math.min(content.length, change.length))
    return next
  }
  const next = Buffer.alloc(Math.max(content.length, change.at + change.bytes.length))
  content.copy(next)
  change.bytes.copy(next, change.at)
  return next
}

/** Names change in order within a folder; how far that got, the dice say. */
function surviveFolder(folder: Folder, dice: Dice, met: Map<Entry, Entry>): Folder {
  const names = new Map(folder.durable)
  const kept = Math.ceil((1 - dice()) * (folder.pending.length + 1)) - 1
  for (const { name, entry } of folder.pending.slice(0, kept)) {
    if (entry) names.set(name, entry)
    else names.delete(name)
  }
  const survivors = [...names].map(([name, entry]): readonly [string, Entry] => {
    const known = met.get(entry)
    if (known) return [name, known]
    const survivor = entry.kind === 'file' ? surviveFile(entry, dice) : surviveFolder(entry, dice, met)
    met.set(entry, survivor)
    return [name, survivor]
  })
  return folderWith(survivors)
}

/** Each unsynced change may be there or not, whatever its order; a write may be there in some of its sectors. */
function surviveFile(file: File, dice: Dice): File {
  let content: Buffer = Buffer.from(file.durable)
  for (const change of file.pending) {
    const luck = dice()
    if (luck < 0.4) content = applied(content, change)
    else if (luck < 0.75 && change.kind === 'write') content = torn(content, change, dice)
  }
  return fileOf(content)
}

const sectorBytes = 512

function torn(content: Buffer, change: { readonly at: number; readonly bytes: Buffer }, dice: Dice): Buffer {
  let next = content
  let at = change.at
  const end = change.at + change.bytes.length
  while (at < end) {
    const edge = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes)
    if (dice() < 0.5) {
      const bytes = change.bytes.subarray(at - change.at, edge - change.at)
      next = applied(next, { kind: 'write', at, bytes })
    }
    at = edge
  }
  return next
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code })
}
