import { describe, expect, it } from 'vitest'

import type { MenuItemConstructorOptions } from 'electron'

import { applicationMenu } from './application-menu.ts'

function build(change: { readonly platform?: NodeJS.Platform; readonly packaged?: boolean } = {}) {
  const heard: string[] = []
  const menu = applicationMenu({
    platform: change.platform ?? 'linux',
    packaged: change.packaged ?? true,
    onCommand: (command) => heard.push(command),
    onRetryHub: () => heard.push('retry'),
    onShowLog: () => heard.push('log'),
    onAbout: () => heard.push('about')
  })
  return { menu, heard, items: menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])) }
}

const names = (menu: readonly MenuItemConstructorOptions[]) => menu.map(({ label, role }) => label ?? role)

describe('the application menu', () => {
  it('has File, Edit, View and Help, and on macOS its own two as well', () => {
    expect(names(build().menu)).toEqual(['&File', '&Edit', '&View', '&Help'])
    expect(names(build({ platform: 'darwin' }).menu)).toEqual([
      'appMenu',
      '&File',
      '&Edit',
      '&View',
      'windowMenu',
      '&Help'
    ])
  })

  it('gives no key to two lines', () => {
    const keys = build({ packaged: false }).items.flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator]
    )
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('Ctrl+Q')
  })

  it('leaves the keys of undo and redo to the page', () => {
    const left = build().items.filter(({ registerAccelerator }) => registerAccelerator === false)
    expect(names(left)).toEqual(['Undo', 'Redo'])
  })

  it('offers developer tools only where the app is not packaged', () => {
    expect(names(build().items)).not.toContain('toggleDevTools')
    expect(names(build({ packaged: false }).items)).toContain('toggleDevTools')
  })
})
