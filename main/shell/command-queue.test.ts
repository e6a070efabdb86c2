import { describe, expect, it } from 'vitest'

import type { PageCommand } from '../../shared/ipc/preload-api.ts'

import { createCommandQueue } from './command-queue.ts'

const find: PageCommand = { type: 'menu', command: 'find' }
const running: PageCommand = { type: 'hub', state: { kind: 'running' } }

describe('the command queue', () => {
  it('keeps wishes for a page that is loading, in order, and drops what its start tells it', () => {
    const heard: PageCommand[] = []
    const queue = createCommandQueue((command) => heard.push(command))
    queue.send(find)
    queue.send(running)
    queue.send({ type: 'closingHides' })
    expect(heard).toEqual([])
    queue.started()
    expect(heard).toEqual([find, { type: 'closingHides' }])
    queue.send(running)
    expect(heard.at(-1)).toEqual(running)
  })

  it('loses nothing that comes between the answer to the start and its sending', () => {
    const heard: PageCommand[] = []
    const queue = createCommandQueue((command) => heard.push(command))
    queue.answered()
    queue.send(running)
    expect(heard).toEqual([])
    queue.started()
    expect(heard).toEqual([running])
    queue.reset()
    queue.answered()
    queue.send(running)
    queue.reset()
    queue.started()
    expect(heard).toEqual([running])
  })

  it('waits again while the page reloads, and keeps only the newest twenty', () => {
    const heard: PageCommand[] = []
    const queue = createCommandQueue((command) => heard.push(command))
    queue.started()
    queue.reset()
    queue.send({ type: 'closingHides' })
    for (let times = 0; times < 20; times += 1) queue.send(find)
    queue.started()
    expect(heard).toEqual(Array.from({ length: 20 }, () => find))
  })
})
