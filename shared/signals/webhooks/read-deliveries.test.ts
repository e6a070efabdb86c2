import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isFields } from '../../intents/read-value.ts'
import type { CloudEvent } from '../cloud-event.ts'

import { readGithubDelivery } from './read-github-delivery.ts'
import { readGitlabDelivery } from './read-gitlab-delivery.ts'

async function fixture(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))
}

/** An event in short: where and which, what, about what, at which time of the day, with what. */
function inShort({ source, id, type, subject, time, data }: CloudEvent): readonly unknown[] {
  const moment = time === null ? null : new Date(time).toISOString().slice(11, 16)
  return [source, id, type, subject, moment, ...(data === null ? [] : [data])]
}

const github = async (name: string, file: string): Promise<unknown> => {
  const events = readGithubDelivery(name, await fixture(`github-${file}`))
  return events.ok ? events.value.map(inShort) : events.failure
}
const gitlab = async (file: string): Promise<unknown> => {
  const events = readGitlabDelivery(await fixture(`gitlab-${file}`))
  return events.ok ? events.value.map(inShort) : events.failure
}

type Fields = Readonly<Record<string, unknown>>
type Delivery = { readonly name: string; readonly body: Fields }

/** What GitHub sent, from its own address and from servers that others run, as octokit keeps it. */
async function recordedDeliveries(): Promise<readonly Delivery[]> {
  const require = createRequire(import.meta.url)
  const packet = pathToFileURL(require.resolve('@octokit/webhooks-examples/package.json'))
  const hosts = ['api.github.com', 'ghes-31', 'ghes-32', 'ghes-33', 'ghes-34', 'ghes-35']
  const texts = hosts.map((host) => readFile(new URL(`${host}/index.json`, packet), 'utf8'))
  return (await Promise.all(texts)).flatMap((text) => {
    const events = JSON.parse(text) as readonly { readonly name: string; readonly examples: readonly Fields[] }[]
    return events.flatMap(({ name, examples }) => examples.map((body) => ({ name, body })))
  })
}

const [repository, pull] = ['https://github.com/example/bakery', 'https://github.com/example/bakery/pull/5']
const [project, merge] = [
  'https://gitlab.example.org/team/bakery',
  'https://gitlab.example.org/team/bakery/-/merge_requests/5'
]
const commit = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const pushed = [
  ['git', `${commit}/1`, 'task.finished', 'SLIP-12', '08:45'],
  ['git', `${commit}/2`, 'question.asked', 'SLIP-12', '08:45', { asks: 'mia', text: 'large enough?' }]
]
const refers = (key: string) => [
  repository,
  `pull/5/refers/${key}`,
  'reference.added',
  key,
  '08:00',
  { reference: pull }
]
const referring = ['SLIP-12', 'SLIP-14', 'SLIP-13'].map(refers)

describe('deliveries of GitHub', () => {
  test('[WH3] [GH2] a push says what its commits say, under the ids that their hook uses', async () => {
    expect(await github('push', 'push')).toEqual(pushed)
  })

  test('[WH4] a pull request refers the tasks of its title, its branch and its verbs to itself, and no other that it mentions', async () => {
    expect(await github('pull_request', 'pull-request-opened')).toEqual(referring)
  })

  test('[WH3] reviews ask for approvals and decide them', async () => {
    expect(await github('pull_request', 'review-requested')).toEqual([
      ...referring,
      [
        repository,
        'pull/5/asks/github:mia/2026-11-16T08:10:00Z',
        'approval.requested',
        pull,
        '08:10',
        { asks: 'github:mia', by: 'github:ben' }
      ]
    ])
    expect(await github('pull_request_review', 'review-changes-requested')).toEqual([
      ...referring,
      [
        repository,
        'pull/5/review/237895671',
        'approval.declined',
        pull,
        '08:20',
        { by: 'github:mia', reason: 'The button is too small.' }
      ]
    ])
    expect(await github('pull_request_review', 'review-approved')).toEqual([
      ...referring,
      [repository, 'pull/5/review/237895672', 'approval.granted', pull, '08:30', { by: 'github:mia', reason: '' }]
    ])
  })

  test('[WH5] merged, what it says has happened', async () => {
    expect(await github('pull_request', 'pull-request-merged')).toEqual([
      ...referring,
      [repository, 'pull/5/merged/1', 'task.started', 'SLIP-12', '08:40'],
      [repository, 'pull/5/merged/2', 'task.finished', 'SLIP-13', '08:40']
    ])
  })

  test('[WH6] a closed issue finishes what refers to it, a deployment is kept', async () => {
    expect(await github('issues', 'issue-closed')).toEqual([
      [
        repository,
        'issue/7/closed/2026-11-16T08:50:00Z',
        'task.finished',
        'https://github.com/example/bakery/issues/7',
        '08:50'
      ]
    ])
    expect(await github('deployment_status', 'deployment-status')).toEqual([
      [
        repository,
        'deployment/5005',
        'deployment.succeeded',
        repository,
        '08:55',
        { environment: 'production', ref: 'main', commit }
      ]
    ])
  })

  test('[WH3] what says nothing of tasks comes to nothing, and what is no delivery is refused with the place', async () => {
    expect(readGithubDelivery('ping', {})).toEqual({ ok: true, value: [] })
    expect(await github('star', 'push')).toEqual([])
    expect(readGithubDelivery('membership', { organization: {} })).toEqual({ ok: true, value: [] })
    expect(readGitlabDelivery({ event_name: 'user_add_to_group' })).toEqual({ ok: true, value: [] })
    expect(readGithubDelivery('push', [])).toEqual({ ok: false, failure: 'repository.html_url: is missing' })
    expect(await github('pull_request', 'push')).toBe('pull_request: has no html_url or number')
  })
})

describe('recorded deliveries of GitHub', async () => {
  const recorded = await recordedDeliveries()
  const [hello, server] = [
    'https://github.com/Codertocat/Hello-World',
    'https://octocoders.github.io/Codertocat/Hello-World'
  ]
  const asked = `${hello}/pull/2`
  const read = ({ name, body }: Delivery): readonly unknown[] => {
    const events = readGithubDelivery(name, body)
    return events.ok ? events.value.map(inShort) : [events.failure]
  }

  test('[WH3] none is refused, and these are what is told', () => {
    const all = recorded.map(({ name, body }) => ({ name, events: readGithubDelivery(name, body) }))
    expect(all.length).toBeGreaterThan(700)
    expect(all.filter(({ events }) => !events.ok)).toEqual([])
    const told = all.flatMap(({ events }) => (events.ok ? events.value : [])).map(inShort)
    expect([...new Map(told.map((event) => [event[1], event])).values()]).toEqual([
      [
        hello,
        'deployment/209916254',
        'deployment.succeeded',
        hello,
        '15:20',
        { environment: 'production', ref: 'master', commit: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e' }
      ],
      [
        hello,
        'pull/2/asks/github:octocat/2019-05-15T15:20:33Z',
        'approval.requested',
        asked,
        '15:20',
        { asks: 'github:octocat', by: 'github:codertocat' }
      ],
      [
        server,
        'deployment/2',
        'deployment.succeeded',
        server,
        '19:38',
        { environment: 'production', ref: 'master', commit: '78a96099c3f442d7f6e8d1a7d07090091993e65a' }
      ]
    ])
  })

  // None of these is among what was recorded: each is a recorded delivery but for the fields that are given.
  const told: readonly (readonly [string, string, string, Fields, readonly unknown[]])[] = [
    [
      'an approving review',
      'pull_request_review',
      'submitted',
      { review: { state: 'approved' } },
      [[hello, 'pull/2/review/237895671', 'approval.granted', asked, '15:20', { by: 'github:codertocat', reason: '' }]]
    ],
    [
      'a merge',
      'pull_request',
      'closed',
      { pull_request: { title: 'Finishes SLIP-12', merged: true, merged_at: '2019-05-15T15:21:33Z' } },
      [
        [hello, 'pull/2/refers/SLIP-12', 'reference.added', 'SLIP-12', '15:20', { reference: asked }],
        [hello, 'pull/2/merged/1', 'task.finished', 'SLIP-12', '15:21']
      ]
    ],
    [
      'a closed issue',
      'issues',
      'edited',
      { action: 'closed', issue: { state_reason: 'completed', closed_at: '2019-05-15T15:22:18Z' } },
      [[hello, 'issue/1/closed/2019-05-15T15:22:18Z', 'task.finished', `${hello}/issues/1`, '15:22']]
    ]
  ]

  test.each(told)('[WH3] [WH5] [WH6] %s is told', (_, name, action, fields, events) => {
    const found = recorded.find(({ name: other, body }) => other === name && body['action'] === action)
    const body = new Map<string, unknown>(Object.entries(found?.body ?? {}))
    for (const [field, value] of Object.entries(fields)) {
      const before = body.get(field)
      body.set(field, isFields(before) && isFields(value) ? { ...before, ...value } : value)
    }
    expect(read({ name, body: Object.fromEntries(body) })).toEqual(events)
  })
})

describe('deliveries of GitLab', () => {
  test('[WH3] [GH2] a push says what its commits say', async () => {
    expect(await gitlab('push')).toEqual(pushed)
  })

  const refer = (key: string) => [
    project,
    `merge/5/refers/${key}`,
    'reference.added',
    key,
    '08:00',
    { reference: merge }
  ]

  test('[WH3] [WH4] a merge request asks for the reviewers that it did not ask before, and is approved', async () => {
    const all = ['SLIP-12', 'SLIP-14', 'SLIP-13'].map(refer)
    const asked = (who: string, at: string, time: string) => [
      project,
      `merge/5/asks/gitlab:${who}/${at}`,
      'approval.requested',
      merge,
      time,
      { asks: `gitlab:${who}`, by: 'gitlab:ben' }
    ]
    expect(await gitlab('merge-request-opened')).toEqual([...all, asked('mia', '2026-11-16 08:00:00 UTC', '08:00')])
    expect(await gitlab('merge-request-reviewers')).toEqual([...all, asked('ana', '2026-11-16 08:10:00 UTC', '08:10')])
    expect(await gitlab('merge-request-approved')).toEqual([
      ...all,
      [
        project,
        'merge/5/approval.granted/gitlab:mia/2026-11-16 08:30:00 UTC',
        'approval.granted',
        merge,
        '08:30',
        { by: 'gitlab:mia' }
      ]
    ])
  })

  test('[WH5] merged without a word, it finishes the task that its branch is named after', async () => {
    expect(await gitlab('merge-request-merged')).toEqual([
      ...['SLIP-12', 'SLIP-14'].map(refer),
      [project, 'merge/5/merged/1', 'task.finished', 'SLIP-14', '08:40']
    ])
  })

  test('[WH6] a closed issue finishes what refers to it, a deployment is kept', async () => {
    expect(await gitlab('issue-closed')).toEqual([
      [project, 'issue/7/closed/1794819000000', 'task.finished', `${project}/-/issues/7`, '08:50']
    ])
    expect(await gitlab('deployment')).toEqual([
      [
        project,
        'deployment/15',
        'deployment.succeeded',
        project,
        '08:55',
        { environment: 'production', ref: 'main', commit: '6113728f' }
      ]
    ])
  })
})

test('[WH3] anything at all is read or refused in words, never a throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('push', 'pull_request', 'issues', 'x'), (value, name) => {
      const body = { repository: { html_url: 'https://example.org' }, project: { web_url: 'https://example.org' } }
      for (const one of [value, { ...body, pull_request: value, commits: value, object_attributes: value }]) {
        expect(readGithubDelivery(name, one).ok).toBeTypeOf('boolean')
        expect(readGitlabDelivery({ object_kind: 'merge_request', ...Object(one) }).ok).toBeTypeOf('boolean')
      }
    })
  )
})
