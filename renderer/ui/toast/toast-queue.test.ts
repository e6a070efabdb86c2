import { describe, expect, it } from 'vitest'

import { scopedToasts } from './scoped-toasts.ts'
import { createToastQueue } from './toast-queue.ts'

describe('messages', () => {
  it('of one kind replace each other, and the oldest give way', () => {
    const queue = createToastQueue()
    queue.show({ kind: 'slip', title: '1' })
    queue.show({ kind: 'other', title: '2' })
    queue.show({ kind: 'slip', title: '3' })
    expect(queue.get().map(({ title }) => title)).toEqual(['2', '3'])
    for (const kind of ['a', 'b', 'c', 'd']) queue.show({ kind, title: kind })
    expect(queue.get().map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('go with what they belong to, and leave the others', () => {
    const queue = createToastQueue()
    const board = scopedToasts(queue)
    board.show({ kind: 'a', title: 'of the board' })
    queue.show({ kind: 'b', title: 'of the page' })
    board.end()
    board.end()
    expect(queue.get().map(({ title }) => title)).toEqual(['of the page'])
  })

  it('go when they are dismissed, and tell whoever draws them', () => {
    const queue = createToastQueue()
    let told = 0
    const stop = queue.subscribe(() => {
      told += 1
    })
    queue.dismiss(queue.show({ kind: 'a', title: 'a' }))
    stop()
    queue.show({ kind: 'b', title: 'b' })
    expect([told, queue.get().length]).toEqual([2, 1])
  })
})
