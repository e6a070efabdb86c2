import type { SaveOutcome } from '../hub/host/hub-host.ts'

/** What a person says to unsaved work at the end. */
export type UnsavedAnswer = 'wait' | 'leave'

export type QuitSequenceOptions = {
  /** Asks the hub to put everything on disk; waits at most two seconds (sync.md). */
  readonly save: () => Promise<SaveOutcome>
  /** Settings, ledger and window place, as far as they are under way. Does not reject. */
  readonly settle: () => Promise<void>
  /** The limit has passed: says so, and asks. */
  readonly askAboutUnsaved: () => Promise<UnsavedAnswer>
  /** Everything is safe, or is to be left: asks the system again to quit, which is then let through. */
  readonly leave: () => void
}

export type QuitSequence = {
  /** For `before-quit`: holds the quit back until the work is saved. */
  readonly beforeQuit: (event: { readonly preventDefault: () => void }) => void
  /** Once a quit has begun, closing a window no longer means hiding it. */
  readonly leaving: () => boolean
}

/** Quit → save → quit again. A second wish to quit while the first is being carried out changes nothing. */
export function createQuitSequence(options: QuitSequenceOptions): QuitSequence {
  let state: 'staying' | 'saving' | 'leaving' = 'staying'

  async function saveAndLeave(): Promise<void> {
    let outcome = await options.save()
    while (outcome === 'timedOut' && (await options.askAboutUnsaved()) === 'wait') outcome = await options.save()
    await options.settle()
    state = 'leaving'
    options.leave()
  }

  return {
    beforeQuit: (event) => {
      if (state === 'leaving') return
      event.preventDefault()
      if (state === 'saving') return
      state = 'saving'
      // None of the steps rejects by contract; if one does all the same, the process must still be able to end.
      saveAndLeave().catch(() => {
        state = 'leaving'
        options.leave()
      })
    },
    leaving: () => state !== 'staying'
  }
}
