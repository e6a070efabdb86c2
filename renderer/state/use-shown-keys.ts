import { useMemo } from 'react'

import { appCommands } from '../../shared/commands/app-commands.ts'
import type { AppCommandId } from '../../shared/commands/app-commands.ts'
import type { Command } from '../../shared/commands/command.ts'
import { shownKeys } from '../../shared/commands/shown-keys.ts'

import { useApp } from './app-context.ts'

export type ShownKeys = {
  /** The first of a command's keys, as this machine's keyboard has them printed; null where it has none. */
  readonly first: (command: Pick<Command, 'keys'>) => string | null
  readonly of: (command: AppCommandId) => string | null
}

/** [CM1] How this machine's keyboard says a command's keys. */
export function useShownKeys(): ShownKeys {
  const { platform } = useApp().start
  return useMemo(() => {
    const keyboard = platform === 'darwin' ? 'apple' : 'other'
    const first = ({ keys: [key] }: Pick<Command, 'keys'>) => (key === undefined ? null : shownKeys(key, keyboard))
    const all = new Map<AppCommandId, string | null>(appCommands.map((command) => [command.id, first(command)]))
    return { first, of: (command) => all.get(command) ?? null }
  }, [platform])
}
