import { execFileSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { runLine } from './run-line.testing.ts'

/** What bash offers for a line whose last word is not finished. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { out } = await runLine(['completion', 'bash'])
  const line = ['slipstream', ...words].map((word) => `'${word}'`).join(' ')
  const asked = `${out}COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _slipstream; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['--norc', '-c', asked], { encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '')
}

describe('completion', () => {
  test('[CL7] bash offers commands, their words, and their options', async () => {
    expect(await offered('re')).toEqual(['ready'])
    expect(await offered('emit', 'fin')).toEqual(['finished'])
    expect(await offered('why', 'SLIP-1', '--')).toEqual([
      '--board',
      '--time-zone',
      '--json',
      '--data-folder',
      '--help'
    ])
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish', '--help'])
    expect(await offered('help', 'pe')).toEqual(['peer'])
    expect(await offered('nothing', '')).toEqual([])
  })

  test('[CL7] zsh and fish are told the same', async () => {
    const [zsh, fish] = await Promise.all(['zsh', 'fish'].map((shell) => runLine(['completion', shell])))
    expect(zsh?.out).toContain('      ready) all=(--me --board --json --data-folder --help) ;;')
    expect(fish?.out.split('\n')).toEqual(
      expect.arrayContaining([
        "complete -c slipstream -n __fish_use_subcommand -f -a ready -d 'lists what is clear to start'",
        "complete -c slipstream -n '__fish_seen_subcommand_from ready' -l me -r",
        "complete -c slipstream -n '__fish_seen_subcommand_from ready' -l json"
      ])
    )
  })

  test('[CL7] no other shell', async () => {
    for (const words of [[], ['csh'], ['bash', 'zsh']]) expect((await runLine(['completion', ...words])).code).toBe(2)
  })
})
