/** Stands in an undo for "was not there". */
const absent: unique symbol = Symbol('absent')

/** The newest revision holds the entries; an older one only what a newer one changed, as it was before. */
type Content<Key, Value> =
  | { readonly kind: 'whole'; readonly entries: Map<Key, Value> }
  | {
      readonly kind: 'before'
      readonly newer: RevisedMap<Key, Value>
      readonly undo: ReadonlyMap<Key, Value | typeof absent>
    }

/** An older revision that is asked across more revisions than this gets its own copy: whoever keeps it reads it often. */
const farthest = 16

/** Across more revisions than this nobody asks what changed: by then looking at everything costs no more. */
const longestWay = 256

/**
 * An immutable map whose next revision costs as much as what changes in it, however large it is; the newest revision
 * reads as fast as a plain map. Older ones stay right, at the price of a few look-ups more, and are let go by the garbage
 * collector like any value. (Rerooting after Baker, 1978.) The order of entries is theirs of arrival, in older revisions
 * any; use an iterator up before the next revision is made.
 */
export class RevisedMap<Key, Value> implements ReadonlyMap<Key, Value> {
  #content: Content<Key, Value>
  readonly size: number
  /** One and the same for all revisions of one map: what is known of one may be noted under it, for the next to start from. */
  readonly lineage: object

  private constructor(content: Content<Key, Value>, size: number, lineage: object) {
    this.#content = content
    this.size = size
    this.lineage = lineage
  }

  /** It is a map to whoever looks at it, and compares as one: by its entries, in any order. */
  get [Symbol.toStringTag](): string {
    return 'Map'
  }

  /** The first revision, of these entries. */
  static of<Key, Value>(entries: Iterable<readonly [Key, Value]>): RevisedMap<Key, Value> {
    const map = new Map(entries)
    return new RevisedMap({ kind: 'whole', entries: map }, map.size, {})
  }

  /** The revision that a map is; null where it is a map of another kind. */
  static from<Key, Value>(map: ReadonlyMap<Key, Value>): RevisedMap<Key, Value> | null {
    return RevisedMap.prototype.isPrototypeOf(map) ? (map as RevisedMap<Key, Value>) : null
  }

  /** A revision in which the keys of `changes` have these values; undefined takes a key out. Itself where nothing changes. */
  revise(changes: ReadonlyMap<Key, Value | undefined>): RevisedMap<Key, Value> {
    if (changes.size === 0) return this
    const entries = this.#content.kind === 'whole' ? this.#content.entries : this.#copy()
    const undo = new Map<Key, Value | typeof absent>()
    for (const [key, value] of changes) {
      const before = entries.get(key)
      const was = before === undefined && !entries.has(key) ? absent : before
      if (value === undefined ? was === absent : value === was) continue
      undo.set(key, was as Value | typeof absent)
      if (value === undefined) entries.delete(key)
      else entries.set(key, value)
    }
    if (undo.size === 0) return this
    const next = new RevisedMap<Key, Value>({ kind: 'whole', entries }, entries.size, this.lineage)
    if (this.#content.kind === 'whole') this.#content = { kind: 'before', newer: next, undo }
    return next
  }

  /** Every key whose value may differ between an earlier revision and this one; null where this one did not come of it lately. */
  changedSince(earlier: RevisedMap<Key, Value>): ReadonlySet<Key> | null {
    const changed = new Set<Key>()
    let revision: RevisedMap<Key, Value> = earlier
    for (let steps = 0; revision !== this; steps += 1) {
      const content = revision.#content
      if (content.kind === 'whole' || steps === longestWay) return null
      for (const key of content.undo.keys()) changed.add(key)
      revision = content.newer
    }
    return changed
  }

  get(key: Key): Value | undefined {
    const found = this.#find(key)
    return found === absent ? undefined : found
  }

  has(key: Key): boolean {
    return this.#find(key) !== absent
  }

  forEach(each: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) each(value, key, this)
  }

  entries(): MapIterator<[Key, Value]> {
    return this.#own().entries()
  }

  keys(): MapIterator<Key> {
    return this.#own().keys()
  }

  values(): MapIterator<Value> {
    return this.#own().values()
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries()
  }

  #find(key: Key): Value | typeof absent {
    let content = this.#content
    for (let steps = 0; content.kind === 'before'; steps += 1) {
      const value = content.undo.get(key)
      if (value !== undefined || content.undo.has(key)) return value as Value | typeof absent
      content = steps < farthest ? content.newer.#content : { kind: 'whole', entries: this.#own() }
    }
    const value = content.entries.get(key)
    return value === undefined && !content.entries.has(key) ? absent : (value as Value)
  }

  /** The entries of this revision, from now on its own. */
  #own(): Map<Key, Value> {
    if (this.#content.kind === 'whole') return this.#content.entries
    const entries = this.#copy()
    this.#content = { kind: 'whole', entries }
    return entries
  }

  #copy(): Map<Key, Value> {
    const undos: ReadonlyMap<Key, Value | typeof absent>[] = []
    let content = this.#content
    while (content.kind === 'before') {
      undos.push(content.undo)
      content = content.newer.#content
    }
    const entries = new Map(content.entries)
    for (const undo of undos.toReversed()) {
      for (const [key, value] of undo) {
        if (value === absent) entries.delete(key)
        else entries.set(key, value)
      }
    }
    return entries
  }
}
