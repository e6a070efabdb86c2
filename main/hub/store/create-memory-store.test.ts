import { createMemoryStore } from './create-memory-store.ts'
import type { MemoryDisk } from './create-memory-store.ts'
import { describeFrameStore } from './frame-store-suite.testing.ts'

describeFrameStore('The memory store', () => {
  const disk: MemoryDisk = { frames: [], checkpoint: null }
  return Promise.resolve({ open: () => Promise.resolve(createMemoryStore(disk)) })
})
