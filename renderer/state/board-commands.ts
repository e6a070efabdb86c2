import type { AppCommandId } from '../../shared/commands/app-commands.ts'

/** [CM5] What each command of an open board does at this moment; null where it cannot be done. */
export type BoardCommands = Readonly<Record<AppCommandId, (() => void) | null>>
