import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import type { IntentId, PersonId } from '../../shared/model/ids.ts'
import type { OutboxEntry, OutboxStorage } from '../../shared/sync/outbox-storage.ts'

const storeName = 'commits'

const entries: z.ZodMiniType<readonly OutboxEntry[]> = z.array(
  z.object({
    n: z.int().check(z.positive()),
    windowId: z.string(),
    clientID: z.number(),
    at: z.number(),
    intent: z.object({
      id: idSchema<IntentId>(),
      type: z.string(),
      label: z.string(),
      task: z.nullable(z.string()),
      by: z.nullable(idSchema<PersonId>()),
      reverts: z.exactOptional(z.object({ cause: idSchema<IntentId>(), as: z.enum(['undo', 'redo']) }))
    }),
    parts: z.array(z.instanceof(Uint8Array<ArrayBufferLike>)),
    from: z.number(),
    to: z.number()
  })
)

/**
 * A board's outbox in IndexedDB. `put` resolves when the transaction is complete with strict durability: y-indexeddb's
 * own writes are not waited for, and kill -9 lost them.
 */
export function openIndexeddbOutboxStorage(factory: IDBFactory, name: string): OutboxStorage {
  let opened: Promise<IDBDatabase> | null = null
  const database = () => {
    opened ??= openDatabase(factory, name)
    opened.catch(() => {
      opened = null
    })
    return opened
  }
  return {
    load: async () => {
      const store = (await database()).transaction(storeName, 'readonly').objectStore(storeName)
      const raw: unknown = await answerOf(store.getAll())
      return z.parse(entries, raw)
    },
    put: async (entry) => {
      const transaction = (await database()).transaction(storeName, 'readwrite', { durability: 'strict' })
      transaction.objectStore(storeName).put(entry)
      await completionOf(transaction)
    },
    remove: async (upTo) => {
      const transaction = (await database()).transaction(storeName, 'readwrite')
      transaction.objectStore(storeName).delete(IDBKeyRange.upperBound(upTo))
      await completionOf(transaction)
    }
  }
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName, { keyPath: 'n' }))
    request.addEventListener('success', () => {
      const database = request.result
      // Another window of a newer version must not wait for this one.
      database.addEventListener('versionchange', () => database.close())
      resolve(database)
    })
    request.addEventListener('error', () => reject(failureOf(request.error)))
    request.addEventListener('blocked', () => reject(new Error('the outbox is open elsewhere')))
  })
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(failureOf(request.error)))
  })
}

function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(failureOf(transaction.error)))
    transaction.addEventListener('error', () => reject(failureOf(transaction.error)))
  })
}

function failureOf(error: DOMException | null): Error {
  return new Error('the outbox could not be read or written', { cause: error })
}
