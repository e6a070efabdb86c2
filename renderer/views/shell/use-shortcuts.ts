import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'

import { appCommands } from '../../../shared/commands/app-commands.ts'
import type { AppCommandId } from '../../../shared/commands/app-commands.ts'
import type { Command } from '../../../shared/commands/command.ts'

/** [CM1–CM3] [CM5] Runs commands by their keys anywhere on a board, and none under a dialog. */
export function useShortcuts(run: (command: AppCommandId) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const heard = appCommands.flatMap((command) => command.keys.map((key) => [key, hear(command, key)] as const))
    return tinykeys(window, Object.fromEntries(heard))

    function hear(command: Command & { readonly id: AppCommandId }, key: string) {
      const whileWriting = key.startsWith('$mod+') && command.fieldsHaveTheirs !== true
      return (event: KeyboardEvent) => {
        if (event.defaultPrevented || isUnderDialog()) return
        if (!whileWriting && isWriting(event.composedPath()[0] ?? null)) return
        event.preventDefault()
        latest.current(command.id)
      }
    }
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
