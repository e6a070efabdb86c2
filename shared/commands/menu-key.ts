import type { Command } from './command.ts'

/** A key as a native menu takes it: `CmdOrCtrl+Shift+Z`. */
export type MenuKey = { readonly accelerator: string; readonly registerAccelerator: boolean }

/** [CM4] The key that the menu shows beside a command; null where it has none with Ctrl or Cmd. */
export function menuKey({ keys, fieldsHaveTheirs }: Command): MenuKey | null {
  const key = keys.find((each) => each.startsWith('$mod+'))
  if (key === undefined) return null
  const parts = key
    .split('+')
    .map((part) => (part === '$mod' ? 'CmdOrCtrl' : part.length === 1 ? part.toUpperCase() : part))
  return { accelerator: parts.join('+'), registerAccelerator: fieldsHaveTheirs !== true }
}
