import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

export type Shortcuts = Readonly<
  Record<
    'newTask' | 'find' | 'undo' | 'redo' | 'board' | 'timeline' | 'list' | 'ledger' | 'inbox' | 'keys' | 'closePanel',
    () => void
  >
>

/** Keys that work anywhere on a board; letters only where nobody is writing, and none under a dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const run =
      (name: keyof Shortcuts, whileWriting = false) =>
      (event: KeyboardEvent) => {
        if (event.defaultPrevented || isUnderDialog()) return
        if (!whileWriting && isWriting(event.target)) return
        event.preventDefault()
        latest.current[name]()
      }
    return tinykeys(window, {
      n: run('newTask'),
      '/': run('find'),
      '$mod+f': run('find', true),
      '$mod+n': run('newTask', true),
      // In a field these take back what was typed.
      '$mod+z': run('undo'),
      '$mod+Shift+z': run('redo'),
      '$mod+y': run('redo'),
      '1': run('board'),
      '2': run('timeline'),
      '3': run('list'),
      '4': run('ledger'),
      i: run('inbox'),
      '?': run('keys'),
      'Shift+?': run('keys'),
      Escape: run('closePanel')
    })
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

function isUnderDialog(): boolean {
  return document.querySelector('[role="dialog"][data-rac]') !== null
}
