import { useEffect } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import type { BoardMoment, BoardSession } from '../../state/board-session.ts'
import { copyText } from '../../ui/copy-text.ts'
import type { ToastQueue } from '../../ui/toast/toast-queue.ts'

type TakenBack = Extract<BoardMoment, { kind: 'undid' | 'redid' }>

/** Tells what the last change moved, or time while nobody was there, what an undo had to leave, and what could not be saved. */
export function useMomentToasts(toasts: ToastQueue): void {
  const session = useBoard()
  const app = useApp()
  useEffect(() => {
    // What an undo moved belongs to the undo's own message; it arrives a moment after it.
    let takenBack: TakenBack | null = null
    const tell = (moment: BoardMoment) => {
      switch (moment.kind) {
        case 'did':
          takenBack = null
          return undefined
        case 'slip':
          if (moment.slip.cause.kind === 'clock') return showAway(toasts, moment.words)
          if (takenBack !== null) return showTakenBack(toasts, session, takenBack, moment.words)
          return toasts.show({
            kind: 'change',
            tone: moment.slip.brokenPromises.length > 0 ? 'warning' : 'neutral',
            title: moment.words,
            stay: 8000,
            action: session.undoable.get().undo === null ? null : { label: 'Undo', run: session.undo }
          })
        case 'undid':
        case 'redid':
          takenBack = moment
          return showTakenBack(toasts, session, moment, null)
        case 'refused':
          for (const { title, text } of moment.notes) showLostNote(toasts, moment.reason, title, text)
          if (moment.edits.length === 0) return undefined
          return toasts.show({
            kind: 'refused',
            tone: 'danger',
            title: `Not saved: ${moment.reason}`,
            lines: moment.edits.map(({ label }) => label).slice(0, 5),
            stay: null,
            action: {
              label: 'Try again',
              run: () => {
                for (const { intent, label } of moment.edits) session.commit(intent, label)
              }
            }
          })
        case 'problem':
          return toasts.show({ kind: 'problem', tone: 'warning', title: moment.message, stay: 9000 })
        case 'notice':
          return toasts.show({ kind: `notice ${moment.message}`, tone: 'warning', title: moment.message, stay: null })
        default:
          return assertNever(moment)
      }
    }
    return session.onMoment((moment) => void tell(moment))
  }, [session, toasts])
  useEffect(
    () =>
      app.onClosingHides(
        () =>
          void toasts.show({
            kind: 'closing',
            title: 'Slipstream stays in the tray',
            lines: [
              'Closing the window only hides it, so that you hear when something becomes yours to do. Quit from the tray.'
            ],
            stay: 12_000
          })
      ),
    [app, toasts]
  )
}

/** It stays until it is read: whoever comes back to the machine is not there yet when it is told. */
function showAway(toasts: ToastQueue, words: string): number {
  return toasts.show({ kind: 'away', tone: 'neutral', title: `While you were away: ${words}`, stay: null })
}

function showTakenBack(
  toasts: ToastQueue,
  session: BoardSession,
  { kind, label, kept }: TakenBack,
  moved: string | null
): number {
  return toasts.show({
    kind: 'change',
    tone: kept.length > 0 ? 'warning' : 'neutral',
    title: `${kind === 'undid' ? 'Undone' : 'Done again'}: ${label}`,
    lines: [
      ...(kept.length === 0 ? [] : ['What others changed since stays:']),
      ...kept,
      ...(moved === null ? [] : [moved])
    ],
    stay: kept.length > 0 ? 12_000 : 5000,
    action: kind === 'undid' ? { label: 'Redo', run: session.redo } : { label: 'Undo', run: session.undo }
  })
}

/** A note is written on and on: what was refused of it cannot be done again, only copied and written again. */
function showLostNote(toasts: ToastQueue, reason: string, title: string, text: string): void {
  toasts.show({
    kind: `lost note ${title}`,
    tone: 'danger',
    title: `Notes of “${title}” not saved: ${reason}`,
    stay: null,
    action: { label: 'Copy what they said', run: () => void copyText(text) }
  })
}
