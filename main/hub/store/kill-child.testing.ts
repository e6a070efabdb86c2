import { writeSync } from 'node:fs'

import { systemClock } from '../clock.ts'
import { openOrThrow, storeOptions } from './file-store.testing.ts'
import { makeFrames } from './frame.testing.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { runningProcesses } from './running-processes.ts'
import { seededDice } from './simulated-disk.testing.ts'

/** The process that the kill test kills: appends for ever, and says "seq" once that frame was acknowledged. */
const [, , folder = '', seed = '0'] = process.argv
const options = { ...storeOptions(nodeFileSystem), folder, timers: systemClock(), processes: runningProcesses }
const store = await openOrThrow(options)
writeSync(1, `opened ${store.recovery.ownFeedBroken ? 'broken' : 'whole'}\n`)
const dice = seededDice(Number(seed))
let next = store.count() + 1

for (;;) {
  const appends: Promise<void>[] = []
  for (let batch = Math.floor(dice() * 4); batch >= 0; batch -= 1) {
    const frames = makeFrames(1 + Math.floor(dice() * 12), next)
    next += frames.length
    const last = next - 1
    appends.push(store.append(frames).then(() => void writeSync(1, `${last}\n`)))
  }
  await Promise.all(appends)
  if (dice() < 0.05) await store.writeCheckpoint({ frames: store.count(), state: new Uint8Array(20_000).fill(next) })
}
