import { IndexeddbPersistence, clearDocument, fetchUpdates } from 'y-indexeddb'
import * as Y from 'yjs'

/** A document with a cache behind it. The cache may fail at any moment; the document does not notice. */
export type CachedDocument = {
  readonly doc: Y.Doc
  /** The clientID that the hub leased last time, as the cache remembers it. */
  readonly rememberedLease: number | null
  readonly rememberLease: (clientID: number) => void
  /** Whether the board could only be read last time. */
  readonly rememberedReadOnly: boolean
  readonly rememberReadOnly: (readOnly: boolean) => void
  /** Stops caching and lets the document go; the cache stays for the next start. */
  readonly close: () => Promise<void>
  /** The same, and deletes the cache: it is built again from the hub. */
  readonly drop: () => Promise<void>
}

/** Opens documents by name; real windows have IndexedDB behind it, tests have nothing. */
export type OpenCachedDocument = (name: string, onFault: (fault: string) => void) => Promise<CachedDocument>

/** Reading 100,000 tasks takes less; a cache that takes longer hangs. */
const longestLoad = 15_000

/**
 * A document out of IndexedDB. A cache that cannot be read is deleted and the document starts empty: the hub has
 * everything. The document is only handed out once it is loaded, so nothing half-read is ever seen.
 */
export const openCachedDocument: OpenCachedDocument = async (name, onFault) => {
  try {
    return await load(name, onFault)
  } catch (error) {
    onFault(`The window’s cache could not be read and is built again (${wordsOf(error)})`)
    await clearDocument(name).catch(() => null)
    return uncached()
  }
}

async function load(name: string, onFault: (fault: string) => void): Promise<CachedDocument> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  // y-indexeddb listens unguarded: one exception in it (a closed database, a full disk) would mute the document.
  doc.off('update', persistence._storeUpdate)
  try {
    await withinTime(readAll(persistence))
  } catch (error) {
    doc.destroy()
    throw error
  }
  let failed = false
  const store = (update: Uint8Array, origin: unknown) => {
    if (failed) return
    try {
      persistence._storeUpdate(update, origin)
    } catch (error) {
      failed = true
      onFault(`The window’s cache stopped (${wordsOf(error)}); the next start reads from the hub`)
      void clearDocument(name).catch(() => null)
    }
  }
  doc.on('update', store)
  const lease: unknown = await persistence.get('lease').catch(() => null)
  const readOnly: unknown = await persistence.get('readOnly').catch(() => null)
  const close = async () => {
    doc.off('update', store)
    await persistence.destroy().catch(() => null)
    doc.destroy()
  }
  return {
    doc,
    rememberedLease: typeof lease === 'number' ? lease : null,
    rememberLease: (clientID) => void persistence.set('lease', clientID).catch(() => null),
    rememberedReadOnly: readOnly === 1,
    rememberReadOnly: (next) => void persistence.set('readOnly', Number(next)).catch(() => null),
    close,
    drop: async () => {
      await close()
      await clearDocument(name).catch(() => null)
    }
  }
}

/** y-indexeddb reads by itself too, but says nobody when that fails; this read fails loudly. */
async function readAll(persistence: IndexeddbPersistence): Promise<void> {
  await persistence._db
  await fetchUpdates(persistence)
}

/** A document without a cache: what is left when even an empty one cannot be made. */
function uncached(): CachedDocument {
  const doc = new Y.Doc()
  const close = () => {
    doc.destroy()
    return Promise.resolve()
  }
  return {
    doc,
    rememberedLease: null,
    rememberLease: () => undefined,
    rememberedReadOnly: false,
    rememberReadOnly: () => undefined,
    close,
    drop: close
  }
}

function withinTime<Value>(work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('it took too long')), longestLoad)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown fault'
}
