import type { CommandContext } from './command.ts'

/** [EP8] A name that grows with time, and is nobody else's. */
export function spoolName({ milliseconds, newId }: Pick<CommandContext, 'milliseconds' | 'newId'>): string {
  return `${String(milliseconds).padStart(15, '0')}-${newId()}`
}
