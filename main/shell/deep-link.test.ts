import { describe, expect, it } from 'vitest'

import { findDeepLink, parseDeepLink } from './deep-link.ts'

describe('slipstream:// links', () => {
  it('names a task by its board and id', () => {
    expect(parseDeepLink('slipstream://task/b-1/t_2')).toEqual({ kind: 'task', board: 'b-1', task: 't_2' })
    expect(parseDeepLink('slipstream://task/b-1/t_2/')).toEqual({ kind: 'task', board: 'b-1', task: 't_2' })
  })

  it('hands on an invite as it was written', () => {
    const link = `slipstream://join/${'aB-_9'.repeat(100)}`
    expect(parseDeepLink(link)).toEqual({ kind: 'join', link })
    expect(parseDeepLink(`${link}/`)).toEqual({ kind: 'join', link })
  })

  it.each([
    'slipstream://join/',
    'slipstream://join/a/b',
    'slipstream://join/a?yes',
    'slipstream://join/a b',
    `slipstream://join/${'a'.repeat(700)}`,
    'slipstream://task/b',
    'slipstream://task/b/t/finish',
    'slipstream://task/b/t?do=finish',
    'slipstream://task/b/t#finish',
    'slipstream://task/../t',
    'slipstream://task/%2e%2e/t',
    'slipstream://task/b/__proto__',
    'slipstream://task/constructor/t',
    'slipstream://finish/b/t',
    'slipstream:task/b/t',
    'SLIPSTREAM://task/b/t',
    'https://task/b/t',
    ' slipstream://task/b/t',
    'slipstream://task/b/t\n',
    `slipstream://task/b/${'t'.repeat(65)}`,
    `slipstream://task/b/t${'/'.repeat(1_000)}`
  ])('refuses %j', (text) => {
    expect(parseDeepLink(text)).toBeNull()
  })

  it('is found by its prefix, wherever it stands', () => {
    expect(findDeepLink(['--no-sandbox', '/opt/app', '--sample', 'slipstream://task/b/t', 'more'])).toEqual({
      kind: 'task',
      board: 'b',
      task: 't'
    })
    expect(findDeepLink(['--link=slipstream://task/b/t'])).toBeNull()
    expect(findDeepLink([])).toBeNull()
  })
})
