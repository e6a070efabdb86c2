import { expect, test } from 'vitest'

import type { ReviewStep } from './review-steps.ts'
import { reviewMarkdown } from './review-markdown.ts'

const step = (title: string, words: string): ReviewStep => ({
  id: 'closed',
  title: 'What closed',
  sentence: '2 tasks were finished.',
  groups: [{ label: 'Finished', rows: [{ key: 'a', task: null, title, words, isGrave: false }], empty: 'Nothing.' }]
})

test('[RV11] steps are headings, rows are a list', () => {
  expect(reviewMarkdown('Weekly review of Launch', [step('Build the API', 'finished Tue 24 Nov')])).toBe(
    '# Weekly review of Launch\n\n## What closed\n\n2 tasks were finished.\n\n- **Build the API**: finished Tue 24 Nov\n'
  )
})

test('[RV11] what people wrote makes no heading, link, tag, emphasis, table or code', () => {
  const title = '# [x](http://a.b) **bold** <b>\n- item `code` | www.a.b ~~s~~ &amp; ![i](j) snake_case $m$ \\'
  const written = reviewMarkdown('A*board*', [step(title, '1. first\n2. second')])
  expect(written).toBe(
    [
      String.raw`# A\*board\*`,
      '## What closed',
      '2 tasks were finished.',
      String.raw`- **\# \[x\](http\://a.b) \*\*bold\*\* \<b\> - item \`code\` \| www\.a.b \~\~s\~\~ \&amp; \!\[i\](j) snake\_case \$m\$ \\**: 1. first 2. second
`
    ].join('\n\n')
  )
})

test('[RV11] a group without rows says so, and a long one how many are left out', () => {
  const rows = Array.from({ length: 14 }, (_, n) => ({
    key: `${n}`,
    task: null,
    title: `T${n}`,
    words: 'w',
    isGrave: false
  }))
  const groups = [
    { label: 'On purpose', rows: [], empty: 'Nothing waits on purpose.' },
    { label: 'In health', rows, empty: '' }
  ]
  const written = reviewMarkdown('W', [{ id: 'waits', title: 'What waits', sentence: 'S.', groups }])
  expect(written).toContain('### On purpose\n\nNothing waits on purpose.\n\n### In health\n\n- **T0**: w\n')
  expect(written).toContain('- **T11**: w\n- 2 more.\n')
})
