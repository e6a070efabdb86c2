import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { isSoundKey, rootKind } from './document-roots.ts'
import { frameLimits } from './frame-limits.ts'
import { isSoundValue } from './sound-value.ts'

/** The clocks of the gate's one clientID that an update takes: from `from` up to, not including, `to`. */
export type ClockSpan = { readonly from: number; readonly to: number }

/** Why an update must not touch the document. `rule` is the id in PROTOCOL.md. */
export type GateRefusal = {
  readonly rule: 'G1' | 'G2' | 'G3' | 'G4' | 'G5' | 'G6' | 'G7' | 'G8' | 'G9' | 'G10'
  readonly message: string
}

/** One intent on its way in: each part is checked as if the parts before it had been applied; nothing is written. */
export type GatePassage = { readonly check: (update: Uint8Array) => Result<ClockSpan, GateRefusal> }

/** What the author may refer to. */
export type GatePast = {
  /** The next clock of a clientID in the document, before the intent. */
  readonly nextClock: (clientID: number) => number
  /** [G6] Whether the author had seen this clock of another clientID; the document may know more than the author did. */
  readonly hasSeen: (clientID: number, clock: number) => boolean
}

/** The gate before `applyUpdate`: every refusal is a pure function of the update and of its author's causal past. */
export type Gate = { readonly open: (clientID: number, past: GatePast) => GatePassage }

const greatestStructs = 20_000
const greatestDeletes = 20_000
const greatestText = 65_536
/** [G6] Items that may be passed on the way from an item's left neighbour to its right one, in all of an intent. */
const greatestSteps = 1_000_000

/** Where a new item belongs: its root, and its key where the root holds values. */
type Place = { readonly root: string; readonly key: string | null }
type Fresh = Place & {
  readonly clock: number
  readonly length: number
  readonly origin: Y.ID | null
  readonly rightOrigin: Y.ID | null
}

class Refused extends Error {
  readonly rule: GateRefusal['rule']
  constructor(rule: GateRefusal['rule'], message: string) {
    super(message)
    this.rule = rule
  }
}

/** A gate for one document; it holds no state but a memory of which root is called what. */
export function createGate(doc: Y.Doc): Gate {
  const names = new WeakMap<object, string>()

  function rootName(type: object): string {
    const remembered = names.get(type)
    if (remembered !== undefined) return remembered
    for (const [name, root] of doc.share) names.set(root, name)
    return names.get(type) ?? refuse('G7', 'an item outside every root')
  }

  function open(clientID: number, past: GatePast): GatePassage {
    const start = past.nextClock(clientID)
    const fresh: Fresh[] = []
    let next = start
    let steps = 0

    function demandKnown(id: Y.ID | null): void {
      if (id === null) return
      if (id.client === clientID) {
        if (id.clock >= next) refuse('G6', 'refers to an item of its own that does not exist yet')
        return
      }
      if (id.clock >= past.nextClock(id.client) || !past.hasSeen(id.client, id.clock)) {
        refuse('G6', 'refers to an item that its author had not seen')
      }
    }

    function placeAt(id: Y.ID): Place {
      if (id.client === clientID && id.clock >= start) {
        return findFresh(fresh, id.clock) ?? refuse('G6', 'refers to an item of its own that does not exist yet')
      }
      const item: unknown = Y.getItem(doc.store, id)
      if (!(item instanceof Y.Item)) return refuse('G4', 'refers to a collected item')
      const parent: unknown = item.parent
      if (typeof parent !== 'object' || parent === null) return refuse('G7', 'refers to an item outside every root')
      return { root: rootName(parent), key: item.parentSub }
    }

    function placeOf(item: Y.Item): Place {
      demandKnown(item.origin)
      demandKnown(item.rightOrigin)
      if (item.origin !== null) {
        const place = placeAt(item.origin)
        if (item.rightOrigin === null) return place
        if (placeAt(item.rightOrigin).root !== place.root) refuse('G7', 'between two roots')
        if (!stands(item.origin, item.rightOrigin)) refuse('G6', 'between neighbours that are the other way round')
        return place
      }
      if (item.rightOrigin !== null) return placeAt(item.rightOrigin)
      const parent: unknown = item.parent
      if (typeof parent !== 'string') return refuse('G7', 'an item inside another item')
      return { root: parent, key: item.parentSub }
    }

    /**
     * Whether `left` stands before `right` in their text. Yjs puts an item between crossed neighbours in one place now and
     * in another after a reload. Items of this very intent have no place yet: beside them only true neighbours pass.
     */
    function stands(left: Y.ID, right: Y.ID): boolean {
      const newLeft = freshAt(left)
      const newRight = freshAt(right)
      if (newLeft !== null && sameID(rightOf(newLeft, left), right)) return true
      if (newRight !== null && sameID(leftOf(newRight, right), left)) return true
      if (newLeft !== null || newRight !== null) return false
      const from: unknown = Y.getItem(doc.store, left)
      const to: unknown = Y.getItem(doc.store, right)
      if (from === to) return left.clock < right.clock
      for (let item: Y.Item | null = from instanceof Y.Item ? from.right : null; item !== null; item = item.right) {
        if (item === to) return true
        steps += 1
        if (steps > greatestSteps) return false
      }
      return false
    }

    function freshAt(id: Y.ID): Fresh | null {
      return id.client === clientID && id.clock >= start ? findFresh(fresh, id.clock) : null
    }

    /** The neighbours that one character of a new item was written between. */
    function leftOf(item: Fresh, id: Y.ID): Y.ID | null {
      return id.clock === item.clock ? item.origin : Y.createID(clientID, id.clock - 1)
    }
    function rightOf(item: Fresh, id: Y.ID): Y.ID | null {
      return id.clock === item.clock + item.length - 1 ? item.rightOrigin : Y.createID(clientID, id.clock + 1)
    }

    function takeStruct(struct: unknown, written: Set<string>): void {
      if (!(struct instanceof Y.Item)) return refuse('G4', 'a GC or Skip struct')
      if (struct.id.client !== clientID) return refuse('G2', 'a second clientID')
      if (struct.id.clock !== next)
        return refuse('G5', `begins at clock ${struct.id.clock}, the document is at ${next}`)
      const place = placeOf(struct)
      demandContent(struct, place)
      fresh.push({
        ...place,
        clock: next,
        length: struct.length,
        origin: struct.origin,
        rightOrigin: struct.rightOrigin
      })
      if (place.key !== null) written.add(`${place.root}\n${place.key}`)
      next += struct.length
    }

    function takeDeletes(deletes: ReadonlyMap<number, readonly Range[]>, written: ReadonlySet<string>): number {
      let count = 0
      for (const [client, ranges] of deletes) {
        let end = 0
        for (const range of ranges) {
          count += 1
          if (count > greatestDeletes) refuse('G2', 'too many deletions')
          if (!(range.len > 0) || range.clock < end) refuse('G6', 'deletions out of order')
          end = range.clock + range.len
          demandKnown({ client, clock: end - 1 })
          demandOverwritten(client, range, written)
        }
      }
      return count
    }

    /** [G9] Outside notes nothing is ever deleted but by writing the same key again. */
    function demandOverwritten(client: number, range: Range, written: ReadonlySet<string>): void {
      const end = range.clock + range.len
      const own = client === clientID
      if (own) {
        for (const item of fresh) {
          if (item.clock < end && item.clock + item.length > range.clock) demandWritten(item, written)
        }
      }
      const structs = doc.store.clients.get(client)
      const stored = own ? Math.min(end, start) : end
      if (structs === undefined || range.clock >= stored) return
      for (let index = Y.findIndexSS(structs, range.clock); index < structs.length; index += 1) {
        const item: unknown = structs[index]
        if (!(item instanceof Y.Item)) return refuse('G4', 'deletes a collected item')
        if (item.id.clock >= stored) return
        if (!item.deleted) demandWritten(placeAt(item.id), written)
      }
    }

    function check(update: Uint8Array): Result<ClockSpan, GateRefusal> {
      const from = next
      const taken = fresh.length
      try {
        scanHeader(update, clientID)
        const decoded = decode(update)
        const written = new Set<string>()
        for (const struct of decoded.structs) takeStruct(struct, written)
        const deletes = takeDeletes(decoded.ds.clients, written)
        if (next === from && deletes === 0) refuse('G10', 'says nothing')
        return succeed({ from, to: next })
      } catch (error) {
        next = from
        fresh.length = taken
        if (error instanceof Refused) return fail({ rule: error.rule, message: error.message })
        throw error
      }
    }

    return { check }
  }

  return { open }
}

type Range = { readonly clock: number; readonly len: number }

/** [G1][G2] The first numbers of an update, before anything is allocated for it. */
function scanHeader(update: Uint8Array, clientID: number): void {
  if (update.length > frameLimits.updateBytes) refuse('G1', `${update.length} bytes is too much for one part`)
  const counted = guard('G2', () => {
    const decoder = createDecoder(update)
    const clients = readVarUint(decoder)
    return clients === 0
      ? { clients, structs: 0, client: clientID }
      : { clients, structs: readVarUint(decoder), client: readVarUint(decoder) }
  })
  if (counted.clients > 1) refuse('G2', 'more than one clientID')
  if (counted.structs > greatestStructs || counted.structs > update.length) refuse('G2', 'too many structs')
  if (counted.client !== clientID) refuse('G2', `written under clientID ${counted.client}, announced as ${clientID}`)
}

/** [G3] Yjs's own decoder, whose exceptions are the answer "not an update". */
function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
  return guard('G3', () => Y.decodeUpdate(update))
}

function guard<Value>(rule: GateRefusal['rule'], read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    return refuse(rule, error instanceof Error ? error.message.slice(0, 80) : 'not an update')
  }
}

/** [G7][G8] What an item may hold, by the root that it is in. */
function demandContent(item: Y.Item, place: Place): void {
  const { content } = item
  switch (rootKind(place.root)) {
    case 'values':
      if (place.key === null || !isSoundKey(place.key)) return refuse('G7', 'a key that no value may have')
      if (item.rightOrigin !== null || item.length !== 1) return refuse('G7', 'a list where a value belongs')
      if (content instanceof Y.ContentAny) {
        return content.arr.every((value: unknown) => isSoundValue(value))
          ? undefined
          : refuse('G8', 'a value out of bounds')
      }
      return content instanceof Y.ContentDeleted ? undefined : refuse('G8', 'content that no value may have')
    case 'note':
      if (place.key !== null) return refuse('G7', 'a key inside a note')
      if (item.length > greatestText) return refuse('G8', 'a note’s insertion is too long')
      if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return undefined
      if (content instanceof Y.ContentFormat && isSoundKey(content.key) && isSoundValue(content.value)) return undefined
      return refuse('G8', 'content that no note may have')
    case null:
      return refuse('G7', 'a root that does not belong to a board')
  }
}

function demandWritten(place: Place, written: ReadonlySet<string>): void {
  if (rootKind(place.root) === 'values' && !written.has(`${place.root}\n${place.key ?? ''}`)) {
    refuse('G9', 'deletes a value without writing another')
  }
}

/** The fresh item that holds a clock; `fresh` is in order of clock. */
function findFresh(fresh: readonly Fresh[], clock: number): Fresh | null {
  let low = 0
  let high = fresh.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const item = fresh[middle]
    if (item === undefined) return null
    if (clock < item.clock) high = middle - 1
    else if (clock >= item.clock + item.length) low = middle + 1
    else return item
  }
  return null
}

function sameID(a: Y.ID | null, b: Y.ID): boolean {
  return a !== null && a.client === b.client && a.clock === b.clock
}

function refuse(rule: GateRefusal['rule'], message: string): never {
  throw new Refused(rule, message)
}
