import { describe, expect, it } from 'vitest'

import { parseId } from '../model/ids.ts'
import type { IntentId } from '../model/ids.ts'

import type { OutboxEntry, OutboxStorage } from './outbox-storage.ts'

/** [O2] What every storage of an outbox must do. `reopen` gives the storage as a window's next life would find it. */
export function describeOutboxStorage(
  name: string,
  open: () => Promise<{ readonly storage: OutboxStorage; readonly reopen: () => Promise<OutboxStorage> }>
): void {
  describe(`outbox storage: ${name}`, () => {
    it('[O2] is empty at first', async () => {
      const { storage } = await open()
      expect(await storage.load()).toEqual([])
    })

    it('[O2] gives back what was put, whole and in order of number, in this life and the next', async () => {
      const { storage, reopen } = await open()
      const entries = [1, 2, 3, 10, 11].map((n) => entry(n))
      for (const each of entries) await storage.put(each)
      expect(await storage.load()).toEqual(entries)
      expect(await (await reopen()).load()).toEqual(entries)
    })

    it('[O2] forgets up to a number, and nothing else', async () => {
      const { storage, reopen } = await open()
      for (const n of [1, 2, 3, 4]) await storage.put(entry(n))
      await storage.remove(2)
      expect((await storage.load()).map((each) => each.n)).toEqual([3, 4])
      await storage.remove(2)
      expect((await (await reopen()).load()).map((each) => each.n)).toEqual([3, 4])
      await storage.remove(99)
      expect(await (await reopen()).load()).toEqual([])
    })

    it('[O2] replaces an entry that is put again', async () => {
      const { storage } = await open()
      await storage.put(entry(1))
      const again = { ...entry(1), at: 99 }
      await storage.put(again)
      expect(await storage.load()).toEqual([again])
    })

    it('[O2] keeps its own bytes: a buffer that is used again changes nothing', async () => {
      const { storage } = await open()
      const bytes = Uint8Array.from([1, 2, 3])
      await storage.put({ ...entry(1), parts: [bytes] })
      bytes.fill(9)
      expect((await storage.load())[0]?.parts[0]).toEqual(Uint8Array.from([1, 2, 3]))
    })

    it('[O2] keeps large commits of many parts', async () => {
      const { storage, reopen } = await open()
      const parts = Array.from({ length: 40 }, (_, part) => new Uint8Array(100_000).fill(part))
      await storage.put({ ...entry(1), parts })
      const [kept] = await (await reopen()).load()
      expect(kept?.parts.map((part) => [part.length, part[0], part.at(-1)])).toEqual(
        parts.map((_, part) => [100_000, part, part])
      )
    })
  })
}

function entry(n: number): OutboxEntry {
  const id = parseId<IntentId>(`intent-${n}`)
  if (!id.ok) throw new Error(id.failure)
  return {
    n,
    windowId: 'window-1',
    clientID: 4_000_000_000 + n,
    at: 1_790_000_000_000 + n,
    intent: { id: id.value, type: 'editTask', label: `Rename “task ${n}”`, task: null, by: null },
    parts: [Uint8Array.from([n, 0, 255]), Uint8Array.from([])],
    from: n * 3,
    to: n * 3 + 3
  }
}
