import type { LiveBoard } from '../board/live-board.ts'
import type { OpenBoards } from '../board/open-boards.ts'

import { isPersonal } from './personal-boards.ts'

/** [PD8] One kind of values that a person keeps for themselves. */
export type PersonalKind<Value> = {
  /** Begins its keys; without a slash. */
  readonly name: string
  /** Null where it cannot be read. */
  readonly parse: (raw: unknown) => Value | null
  /** So many are kept. */
  readonly most: number
  /** Unix milliseconds; the oldest go first. */
  readonly madeAt: (value: Value) => number
}

/** [PD8] What a person keeps for themselves, on all of their devices. */
export type PersonalValues = {
  /** By key, without the kind's name. */
  readonly all: <Value>(kind: PersonalKind<Value>) => ReadonlyMap<string, Value>
  /** Null takes a value away. Rejects with a sentence where the disk refuses. */
  readonly set: <Value>(kind: PersonalKind<Value>, changes: ReadonlyMap<string, Value | null>) => Promise<void>
  /** Whether all that counts is on disk, once it is or cannot be. */
  readonly settled: () => Promise<boolean>
  /** Called when anything may have changed; what it returns stops that. */
  readonly observe: (listener: () => void) => () => void
  /** A board was opened: what it returns is called before it closes. */
  readonly follow: (board: LiveBoard) => () => void
}

/** Values of one's own over the personal boards of this device; the first value makes one. */
export function createPersonalValues(
  boards: () => Pick<OpenBoards, 'ready' | 'personalBoards' | 'createPersonal'>
): PersonalValues {
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }

  function all<Value>(kind: PersonalKind<Value>): ReadonlyMap<string, Value> {
    const start = `${kind.name}/`
    const known = new Set<string>()
    const values = new Map<string, Value>()
    for (const board of boards().personalBoards()) {
      for (const [key, raw] of board.personal.entries()) {
        if (!key.startsWith(start) || known.has(key)) continue
        known.add(key)
        const value = raw === null ? null : kind.parse(raw)
        if (value !== null) values.set(key.slice(start.length), value)
      }
    }
    return values
  }

  return {
    all,
    set: async (kind, changes) => {
      await boards().ready()
      const next = new Map([...all(kind), ...changes])
      const left = [...next].flatMap(([key, value]) => (value === null ? [] : [{ key, at: kind.madeAt(value) }]))
      const oldest = left.toSorted((a, b) => a.at - b.at).slice(0, Math.max(0, left.length - kind.most))
      const written = [...changes, ...oldest.map(({ key }) => [key, null] as const)]
      const entries = written.map(([key, value]) => [`${kind.name}/${key}`, value] as const)
      // A device that is not yet let in where it joins keeps them by itself meanwhile. [PD9]
      if (
        boards()
          .personalBoards()
          .some(({ personal }) => personal.write(entries))
      )
        return
      const made = await boards().createPersonal()
      if (!made.personal.write(entries)) throw new Error('It could not be kept: the board is being rebuilt. Try again.')
    },
    settled: async () => {
      const saved = await Promise.all(
        boards()
          .personalBoards()
          .map((board) => board.settled())
      )
      return saved.every(Boolean)
    },
    observe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    follow: (board) => {
      if (!isPersonal(board)) return () => undefined
      tell()
      return board.exchange.onGrowth(tell)
    }
  }
}
