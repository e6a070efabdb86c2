import { expect, test } from 'vitest'

import { readReference } from './reference.ts'

test.each([
  ['https://example.org/a/b', 'https://example.org/a/b'],
  ['HTTPS://Example.ORG:8443/A/', 'https://example.org:8443/A'],
  ['http://[::1]:3000/x?y=1#part', 'http://[::1]:3000/x?y=1'],
  ['https://example.org', 'https://example.org'],
  ['https://example.org/grüße', 'https://example.org/grüße'],
  ['https://mia:secret@example.org/a', undefined],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['https://example.org/a b', undefined],
  ['https://example.org/\u202Egro', undefined],
  [`https://example.org/${'a'.repeat(2000)}`, undefined],
  [7, undefined]
])('[XR1] %s is %s', (text, reference) => {
  expect(readReference(text)).toBe(reference)
})

test('[XR1] an address in its one spelling stays as it is', () => {
  for (const text of ['https://example.org/a?b=c/', 'http://localhost:80/x//', 'https://a.b'])
    expect(readReference(readReference(text))).toBe(readReference(text))
})
