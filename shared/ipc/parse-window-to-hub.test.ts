import { expect, test } from 'vitest'

import { parseWindowToHub } from './parse-window-to-hub.ts'

const trial = (intent: unknown) => ({ type: 'call', id: 1, call: { method: 'tryIntent', intent, task: 't' } })

test('[WO7] an intent comes to be tried as exactly one of the known shapes; else it is said what is wrong and where', () => {
  const writeOff = { type: 'writeOffTask', task: 't', reason: 'Old', at: 1 }
  expect(parseWindowToHub(trial(writeOff))).toEqual({ ok: true, value: trial(writeOff) })
  const wrong = parseWindowToHub(trial({ ...writeOff, at: 'now' }))
  expect(wrong.ok ? null : wrong.failure).toMatch(/^window message: call\.intent at: /)
  expect(parseWindowToHub(trial({ type: 'nothing' })).ok).toBe(false)
})
