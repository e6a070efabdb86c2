import { createChannelPair } from './channel-pair.test-support.ts'
import { describeChannel } from './channel.suite.ts'
import { deviceNumber } from './simulated-author.test-support.ts'

let number = 0

describeChannel('in memory', () => {
  const devices = [deviceNumber(1), deviceNumber(2)] as const
  const pair = createChannelPair({ devices, number: (number += 1) })
  return Promise.resolve({
    ends: pair.ends,
    devices,
    cut: pair.cut,
    close: () => Promise.resolve(),
    until: async (holds) => {
      while (!holds()) {
        const moved = [pair.deliver(0), pair.deliver(1)]
        if (!moved.includes(true) && !holds()) throw new Error('nothing is on its way any more')
        await Promise.resolve()
      }
    }
  })
})
