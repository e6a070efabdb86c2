import { describe, expect, it } from 'vitest'

import { isOurPage, isReload, mayFetch, pageAddress } from './page-address.ts'

const built = { url: 'app://slipstream/index.html', origin: 'app://slipstream', built: true }
const dev = { url: 'http://localhost:5173/', origin: 'http://localhost:5173', built: false }

describe('the page’s address', () => {
  it('is the built page, unless a development server on this machine stands in for it', () => {
    expect(pageAddress(false, undefined)).toEqual(built)
    expect(pageAddress(false, 'http://localhost:5173')).toEqual(dev)
    expect(pageAddress(true, 'http://localhost:5173')).toEqual(built)
    expect(pageAddress(false, 'http://example.org')).toEqual(built)
    expect(pageAddress(false, 'https://localhost.example.org')).toEqual(built)
    expect(pageAddress(false, 'file:///etc/passwd')).toEqual(built)
    expect(pageAddress(false, 'nonsense')).toEqual(built)
  })

  it('tells our page from every other', () => {
    expect(isOurPage(built, 'app://slipstream/index.html#x')).toBe(true)
    expect(isOurPage(dev, 'http://localhost:5173/board')).toBe(true)
    for (const other of [
      'app://elsewhere/index.html',
      'app://user@slipstream/index.html',
      'http://localhost:5174/',
      'file:///index.html',
      'about:blank',
      'data:text/html,x',
      ''
    ]) {
      expect(isOurPage(built, other)).toBe(false)
      expect(isOurPage(dev, other)).toBe(false)
    }
  })

  it('lets a page reload itself and go nowhere else', () => {
    expect(isReload('app://slipstream/index.html', 'app://slipstream/index.html#a')).toBe(true)
    expect(isReload('app://slipstream/index.html', 'app://slipstream/other.html')).toBe(false)
    expect(isReload('app://slipstream/index.html', 'https://example.org/')).toBe(false)
  })

  it('lets the page fetch from itself only, and from the development server’s socket in development', () => {
    expect(mayFetch(built, 'app://slipstream/assets/a.js')).toBe(true)
    expect(mayFetch(built, 'blob:app://slipstream/1')).toBe(true)
    expect(mayFetch(built, 'https://example.org/')).toBe(false)
    expect(mayFetch(built, 'ws://localhost:5173/')).toBe(false)
    expect(mayFetch(built, 'file:///etc/passwd')).toBe(false)
    expect(mayFetch(dev, 'ws://localhost:5173/?token=1')).toBe(true)
    expect(mayFetch(dev, 'ws://localhost:51733/')).toBe(false)
  })
})
