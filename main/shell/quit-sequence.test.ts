import { describe, expect, it } from 'vitest'

import type { SaveOutcome } from '../hub/host/hub-host.ts'

import { createQuitSequence } from './quit-sequence.ts'
import type { UnsavedAnswer } from './quit-sequence.ts'

/** A quit whose steps answer as listed and are recorded; `left` resolves when it lets go. */
function setUp(outcomes: readonly SaveOutcome[], answers: readonly UnsavedAnswer[] = []) {
  const steps: string[] = []
  const [saves, said] = [[...outcomes], [...answers]]
  let letGo = (): void => {}
  const left = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const sequence = createQuitSequence({
    save: () => {
      steps.push('save')
      const outcome = saves.shift()
      return outcome === undefined ? Promise.reject(new Error('no outcome')) : Promise.resolve(outcome)
    },
    settle: () => {
      steps.push('settle')
      return Promise.resolve()
    },
    askAboutUnsaved: () => {
      steps.push('ask')
      return Promise.resolve(said.shift() ?? 'leave')
    },
    leave: () => {
      steps.push('leave')
      letGo()
    }
  })
  const event = { preventDefault: () => steps.push('hold') }
  return { steps, sequence, event, left }
}

describe('quitting', () => {
  it('is held back until the hub has saved and the files are settled, then let through', async () => {
    const { steps, sequence, event, left } = setUp(['saved'])
    expect(sequence.leaving()).toBe(false)
    sequence.beforeQuit(event)
    expect(sequence.leaving()).toBe(true)
    await left
    sequence.beforeQuit(event)
    expect(steps).toEqual(['hold', 'save', 'settle', 'leave'])
  })

  it('saves once, however often it is asked for meanwhile', async () => {
    const { steps, sequence, event, left } = setUp(['saved'])
    sequence.beforeQuit(event)
    sequence.beforeQuit(event)
    await left
    expect(steps).toEqual(['hold', 'save', 'hold', 'settle', 'leave'])
  })

  it('says so when saving takes too long, and waits again or leaves as it is told', async () => {
    const { steps, sequence, event, left } = setUp(['timedOut', 'timedOut', 'saved'], ['wait', 'leave'])
    sequence.beforeQuit(event)
    await left
    expect(steps).toEqual(['hold', 'save', 'ask', 'save', 'ask', 'settle', 'leave'])
  })

  it('has nothing to wait for without a hub, and ends even if a step breaks its word', async () => {
    const without = setUp(['notRunning'])
    without.sequence.beforeQuit(without.event)
    await without.left
    const broken = setUp([])
    broken.sequence.beforeQuit(broken.event)
    await broken.left
    expect(broken.steps).toEqual(['hold', 'save', 'leave'])
  })
})
