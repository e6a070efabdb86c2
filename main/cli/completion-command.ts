import { bashCompletion, fishCompletion, zshCompletion } from './completion-scripts.ts'
import { exitCodes } from './command.ts'
import type { Command } from './command.ts'

const help = `Usage: slipstream completion bash | zsh | fish

Writes what lets a shell complete commands, their words and their options.

  bash   in ~/.bashrc:                    eval "$(slipstream completion bash)"
  zsh    in ~/.zshrc, after compinit:     eval "$(slipstream completion zsh)"
  fish   in ~/.config/fish/config.fish:   slipstream completion fish | source

Ends with 0, or 2 for another shell.
`

const scripts: ReadonlyMap<string, typeof bashCompletion> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion]
])

/** `slipstream completion SHELL`: generated from the table of commands that it is asked of. */
export function completionCommand(commands: () => ReadonlyMap<string, Command>): Command {
  return {
    summary: 'lets a shell complete all this',
    help,
    words: [...scripts.keys()],
    options: {},
    run: ([shell, ...more], context) => {
      const script = scripts.get(shell ?? '')
      if (script === undefined || more.length > 0) {
        context.tell(`slipstream completion: one of ${[...scripts.keys()].join(', ')} is needed.\n\n${help}`)
        return Promise.resolve(exitCodes.wrongUsage)
      }
      context.write(script(commands()))
      return Promise.resolve(exitCodes.done)
    }
  }
}
