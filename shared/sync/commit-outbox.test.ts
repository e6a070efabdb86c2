import { describe, expect, it } from 'vitest'

import { createCommitOutbox } from './commit-outbox.ts'
import type { CommitOutbox } from './commit-outbox.ts'
import { createMemoryOutboxStorage } from './memory-outbox-storage.ts'
import type { OutboxEntry, OutboxStorage } from './outbox-storage.ts'
import { createPen, put } from './replica-fixtures.test-support.ts'

const pen = createPen(7)
const commits = [1, 2, 3, 4].map((n) => pen.commit(`i${n}`, put('a/x', n)))

function open(storage: OutboxStorage, faults: unknown[] = []): Promise<CommitOutbox> {
  return createCommitOutbox({ storage, windowId: 'life', onFault: (error) => faults.push(error) })
}

function addAll(outbox: CommitOutbox): readonly number[] {
  return commits.map((commit) => outbox.add(commit))
}

describe('the outbox', () => {
  it('[O1] numbers commits from 1 and keeps them until they are acknowledged', async () => {
    const storage = createMemoryOutboxStorage()
    const outbox = await open(storage)
    expect(addAll(outbox)).toEqual([1, 2, 3, 4])
    expect(outbox.acknowledge(1)?.intent.id).toBe('i1')
    expect(outbox.acknowledge(1)).toBeNull()
    expect(outbox.entries().map((entry) => entry.n)).toEqual([2, 3, 4])
    await outbox.settled()
    expect((await storage.load()).map((entry) => entry.n)).toEqual([2, 3, 4])
  })

  it('[O1] sends everything again, in order, on every new connection', async () => {
    const outbox = await open(createMemoryOutboxStorage())
    const sent: string[] = []
    outbox.add(commits[0] ?? pen.commit('none'))
    outbox.connect((entry) => sent.push(`a${entry.n}`))
    outbox.add(commits[1] ?? pen.commit('none'))
    outbox.disconnect()
    outbox.add(commits[2] ?? pen.commit('none'))
    outbox.acknowledge(1)
    outbox.connect((entry) => sent.push(`b${entry.n}`))
    expect(sent).toEqual(['a1', 'a2', 'b2', 'b3'])
  })

  it('[O1] goes on in the next life, with numbers above', async () => {
    const storage = createMemoryOutboxStorage()
    const first = await open(storage)
    addAll(first)
    first.acknowledge(1)
    await first.settled()
    const next = await open(storage)
    expect(next.entries().map((entry) => [entry.n, entry.intent.id, entry.windowId])).toEqual([
      [2, 'i2', 'life'],
      [3, 'i3', 'life'],
      [4, 'i4', 'life']
    ])
    expect(next.add(pen.commit('i5', put('a/y', 1)))).toBe(5)
  })

  it('[O3] a refusal that overtakes an acknowledgement forgets nothing before it', async () => {
    const storage = createMemoryOutboxStorage()
    const outbox = await open(storage)
    addAll(outbox)
    expect(outbox.refuse(3)?.n).toBe(3)
    await outbox.settled()
    expect((await storage.load()).map((entry) => entry.n)).toEqual([1, 2, 3, 4])
    outbox.acknowledge(1)
    outbox.acknowledge(2)
    await outbox.settled()
    expect((await storage.load()).map((entry) => entry.n)).toEqual([4])
  })

  it('[W3] says which clocks it holds, part by part of what is still kept', async () => {
    const outbox = await open(createMemoryOutboxStorage())
    addAll(outbox)
    expect(outbox.highest()).toBe(4)
    expect(outbox.spans()).toEqual([0, 1, 2, 3].map((from) => ({ clientID: 7, from, to: from + 1 })))
    for (const n of [1, 2, 3, 4]) outbox.acknowledge(n)
    expect(outbox.highest()).toBe(0)
    expect(outbox.spans()).toEqual([])
  })

  it('tells its state: pending, and empty when the last answer came', async () => {
    const outbox = await open(createMemoryOutboxStorage())
    const states: string[] = []
    const stop = outbox.onChange((state) => states.push(state.kind === 'empty' ? 'empty' : `${state.commits}`))
    outbox.add(commits[0] ?? pen.commit('none'))
    outbox.add(commits[1] ?? pen.commit('none'))
    outbox.acknowledge(1)
    outbox.acknowledge(2)
    stop()
    outbox.add(commits[2] ?? pen.commit('none'))
    expect(states).toEqual(['1', '2', '1', 'empty'])
  })

  it('[O4] a storage that fails is told of, and commits still go to the hub', async () => {
    const faults: unknown[] = []
    const broken: OutboxStorage = {
      load: () => Promise.reject(new Error('cannot open')),
      put: () => Promise.reject(new Error('full')),
      remove: () => Promise.reject(new Error('gone'))
    }
    const outbox = await open(broken, faults)
    const sent: OutboxEntry[] = []
    outbox.connect((entry) => sent.push(entry))
    outbox.add(commits[0] ?? pen.commit('none'))
    outbox.acknowledge(1)
    await outbox.settled()
    expect(sent.map((entry) => entry.n)).toEqual([1])
    expect(faults).toEqual([new Error('cannot open'), new Error('full'), new Error('gone')])
  })
})
