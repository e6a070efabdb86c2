import type { Command } from './command.ts'

type Commands = ReadonlyMap<string, Command>

/** Completes with bash's own `complete`; files where nothing of ours fits. */
export function bashCompletion(commands: Commands): string {
  return `_slipstream() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${firstWords(commands).join(' ')}'
  else
    case "\${COMP_WORDS[1]}" in
${casesOf(commands, (all) => `words='${all.join(' ')}'`, '      ')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _slipstream slipstream
`
}

/** Completes with zsh's `compadd`, once \`compinit\` has run; files where nothing of ours fits. */
export function zshCompletion(commands: Commands): string {
  return `#compdef slipstream
_slipstream() {
  local -a all
  if (( CURRENT == 2 )); then
    all=(${firstWords(commands).join(' ')})
  else
    case "$words[2]" in
${casesOf(commands, (all) => `all=(${all.join(' ')})`, '      ')}
    esac
  fi
  compadd -- $all || _files
}
compdef _slipstream slipstream
`
}

/** Completes with fish's `complete`, with a sentence beside each command. */
export function fishCompletion(commands: Commands): string {
  const first = [...commands].map(
    ([name, { summary }]) => `complete -c slipstream -n __fish_use_subcommand -f -a ${name} -d '${summary}'`
  )
  const rest = [...commands].flatMap(([name, { words, options }]) => {
    const within = `complete -c slipstream -n '__fish_seen_subcommand_from ${name}'`
    return [
      ...(words.length > 0 ? [`${within} -f -a '${words.join(' ')}'`] : []),
      ...Object.entries(options).map(([option, { type }]) => `${within} -l ${option}${type === 'string' ? ' -r' : ''}`)
    ]
  })
  return `${[...first, "complete -c slipstream -n __fish_use_subcommand -f -a help -d 'says more about one'", ...rest].join('\n')}\n`
}

/** `help` is of the command line itself. */
function firstWords(commands: Commands): readonly string[] {
  return [...commands.keys(), 'help']
}

function casesOf(commands: Commands, line: (words: readonly string[]) => string, indent: string): string {
  const cases = [...commands].map(([name, { words, options }]) => {
    const all = [...words, ...Object.keys(options).map((option) => `--${option}`), '--help']
    return `${indent}${name}) ${line(all)} ;;`
  })
  return [...cases, `${indent}help) ${line([...commands.keys()])} ;;`].join('\n')
}
