import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'

import { listBuiltFiles, resolveBuiltFile } from './built-files.ts'

const base = mkdtempSync(join(tmpdir(), 'slipstream-built-'))
const root = join(base, 'renderer')
mkdirSync(join(root, 'assets'), { recursive: true })
writeFileSync(join(base, 'secret.txt'), 'secret')
writeFileSync(join(root, 'index.html'), 'page')
writeFileSync(join(root, 'assets', 'index-1a2b.js'), 'script')
writeFileSync(join(root, 'assets', 'a b.css'), 'style')
symlinkSync(join(base, 'secret.txt'), join(root, 'assets', 'link.txt'))
symlinkSync(base, join(root, 'up'))
const files = listBuiltFiles(root)

afterAll(() => rmSync(base, { recursive: true }))

describe('the allow-list of built files', () => {
  it('holds exactly the plain files of the folder: no links', () => {
    expect(Object.fromEntries(files)).toEqual({
      '/index.html': join(root, 'index.html'),
      '/assets/index-1a2b.js': join(root, 'assets', 'index-1a2b.js'),
      '/assets/a%20b.css': join(root, 'assets', 'a b.css')
    })
  })

  it('answers the page, its files, and a query or fragment after them', () => {
    expect(resolveBuiltFile(files, 'app://slipstream/')).toBe(join(root, 'index.html'))
    expect(resolveBuiltFile(files, 'app://slipstream/index.html#task')).toBe(join(root, 'index.html'))
    expect(resolveBuiltFile(files, 'app://slipstream/assets/index-1a2b.js?v=1')).toBe(
      join(root, 'assets', 'index-1a2b.js')
    )
    expect(resolveBuiltFile(files, 'app://slipstream/assets/a b.css')).toBe(join(root, 'assets', 'a b.css'))
  })

  it.each([
    'app://slipstream/../secret.txt',
    'app://slipstream/assets/../../secret.txt',
    'app://slipstream/%2e%2e/secret.txt',
    'app://slipstream/..%2fsecret.txt',
    'app://slipstream/assets/..%5c..%5csecret.txt',
    'app://slipstream/%252e%252e/secret.txt',
    'app://slipstream//etc/passwd',
    'app://slipstream/assets',
    'app://slipstream/assets/',
    'app://slipstream/assets/link.txt',
    'app://slipstream/up/secret.txt',
    'app://slipstream/index.html%00.js',
    'app://slipstream/%69ndex.html',
    'app://slipstream/INDEX.HTML',
    'app://slipstream/__proto__',
    'app://elsewhere/index.html',
    'app://slipstream:8080/index.html',
    'app://user@slipstream/index.html',
    'file:///etc/passwd',
    'https://slipstream/index.html',
    'not an address'
  ])('has no answer to %j', (address) => {
    expect(resolveBuiltFile(files, address)).toBeNull()
  })

  it('never answers with anything outside of the list, whatever the address', () => {
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'assets',
      'index.html',
      'secret.txt',
      'up',
      '%00',
      '?',
      '#',
      '@',
      ':'
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const answer = resolveBuiltFile(files, `app://slipstream/${parts.join('')}`)
        expect(answer === null || [...files.values()].includes(answer)).toBe(true)
      })
    )
  })
})
