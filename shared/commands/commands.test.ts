import { describe, expect, it } from 'vitest'

import { appCommands } from './app-commands.ts'
import { cardCommands } from './card-commands.ts'
import type { Command } from './command.ts'
import { menuKey } from './menu-key.ts'
import { shownKeys } from './shown-keys.ts'

const all: readonly Command[] = [...appCommands, ...cardCommands]
const twice = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at)

describe('commands', () => {
  it('[CM1] have an id and a title of their own', () => {
    expect(twice(all.map(({ id }) => id))).toEqual([])
    expect(twice(all.map(({ title }) => title))).toEqual([])
  })

  it('[CM2] share no key, neither anywhere nor on a card', () => {
    expect(twice(all.flatMap(({ keys }) => keys.map((key) => key.toLowerCase())))).toEqual([])
  })

  it('[CM4] give the menu their first key with Ctrl or Cmd, and leave it to fields that have their own', () => {
    const command = (keys: readonly string[], rest: Partial<Command> = {}) =>
      menuKey({ id: 'x', title: 'X', keys, ...rest })
    expect(command(['n', '$mod+n', '$mod+m'])).toEqual({ accelerator: 'CmdOrCtrl+N', registerAccelerator: true })
    expect(command(['$mod+Shift+z'], { fieldsHaveTheirs: true })).toEqual({
      accelerator: 'CmdOrCtrl+Shift+Z',
      registerAccelerator: false
    })
    expect(command(['i'])).toBeNull()
  })

  it('[CM1] say their keys as they are printed', () => {
    expect(['n', '$mod+Shift+z', 'Escape', '?', 'Delete'].map((key) => shownKeys(key, 'other'))).toEqual([
      'N',
      'Ctrl Shift Z',
      'Esc',
      '?',
      'Delete'
    ])
    expect(shownKeys('$mod+k', 'apple')).toBe('⌘ K')
  })
})
