import { createMemoryOutboxStorage } from './memory-outbox-storage.ts'
import { describeOutboxStorage } from './outbox-storage.suite.ts'

describeOutboxStorage('in memory', () => {
  const storage = createMemoryOutboxStorage()
  return Promise.resolve({ storage, reopen: () => Promise.resolve(storage) })
})
