import { describe, expect, test } from 'vitest'

import { askAtLeisure } from './ask-at-leisure.ts'

/** A clock that moves when it is told to, and one who answers when told to. */
function desk() {
  let now = 0
  let timer: { readonly run: () => void; readonly at: number } | null = null
  const asked: { readonly at: number; readonly answer: (value: string) => void; readonly fail: () => void }[] = []
  const heard: string[] = []
  const question = askAtLeisure<string>({
    ask: () =>
      new Promise((resolve, reject) => {
        asked.push({ at: now, answer: resolve, fail: () => reject(new Error('no')) })
      }),
    onAnswer: (value) => heard.push(value),
    onFailure: () => heard.push('failed'),
    startTimer: (run, milliseconds) => {
      const own = { run, at: now + milliseconds }
      timer = own
      return () => {
        if (timer === own) timer = null
      }
    },
    elapsed: () => now,
    enough: 300
  })
  const pass = (milliseconds: number): void => {
    now += milliseconds
    if (timer === null || timer.at > now) return
    const { run } = timer
    timer = null
    run()
  }
  /** The last question is answered after so many milliseconds. */
  const answer = async (value: string, after: number): Promise<void> => {
    pass(after)
    asked.at(-1)?.answer(value)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { question, asked, heard, pass, answer, times: () => asked.map(({ at }) => at) }
}

describe('asking at leisure', () => {
  test('[D21] asks at once, and after a change once it is quiet for four answers', async () => {
    const { question, heard, pass, answer, times } = desk()
    await answer('first', 50)
    question.changed()
    pass(199)
    question.changed()
    pass(199)
    expect(times()).toEqual([0])
    pass(1)
    await answer('second', 50)
    expect([times(), heard]).toEqual([
      [0, 449],
      ['first', 'second']
    ])
  })

  test('[D21] next to nothing on a small board, and no longer than is enough on a large one', async () => {
    const small = desk()
    await small.answer('first', 1)
    small.question.changed()
    small.pass(4)
    expect(small.times()).toEqual([0, 5])
    const large = desk()
    await large.answer('first', 1000)
    large.question.changed()
    large.pass(300)
    expect(large.times()).toEqual([0, 1300])
  })

  test('[D21] changes that never end are answered after twenty answers all the same', async () => {
    const { question, pass, answer, times } = desk()
    await answer('first', 10)
    for (let at = 0; at < 25; at += 1) {
      question.changed()
      pass(10)
    }
    expect(times()).toEqual([0, 210])
  })

  test('[D21] one question at a time: what changes meanwhile is asked about afterwards, once', async () => {
    const { question, pass, answer, times } = desk()
    question.changed()
    question.changed()
    await answer('first', 20)
    pass(79)
    expect(times()).toEqual([0])
    pass(1)
    await answer('second', 20)
    pass(10_000)
    expect(times()).toEqual([0, 100])
  })

  test('[D21] a failure is told, and asked again about after a change', async () => {
    const { question, asked, heard, pass, times } = desk()
    asked[0]?.fail()
    await Promise.resolve()
    await Promise.resolve()
    question.changed()
    pass(0)
    expect([heard, times()]).toEqual([['failed'], [0, 0]])
  })

  test('[D21] whose question is gone is neither asked nor told', async () => {
    const waiting = desk()
    await waiting.answer('first', 10)
    waiting.question.changed()
    waiting.question.stop()
    waiting.question.changed()
    waiting.pass(10_000)
    expect(waiting.times()).toEqual([0])
    const asking = desk()
    asking.question.stop()
    await asking.answer('late', 10)
    expect(asking.heard).toEqual([])
  })
})
