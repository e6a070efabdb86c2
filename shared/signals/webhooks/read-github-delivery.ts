import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import type { CloudEvent } from '../cloud-event.ts'

import { mergeEvents, referrals } from './change-request.ts'
import type { ChangeRequest } from './change-request.ts'
import { commitEvents } from './commit-events.ts'
import { fieldAt, momentAt, numberAt, textAt } from './payload.ts'
import { eventOf } from './told-event.ts'

/** Longest reason that an approval keeps, in UTF-16 units. */
const longestReason = 2000

/** The events that are read; all of them are of a repository, which those of an organisation, a team or an app are not. */
const told = new Set(['push', 'pull_request', 'pull_request_review', 'issues', 'deployment_status'])

/**
 * [WH3] What a delivery of GitHub means as events of ours, by the name in `X-GitHub-Event` and its parsed body; none for what says
 * nothing of tasks. It fails where the body is none that such an event has.
 */
export function readGithubDelivery(name: string, body: unknown): Result<readonly CloudEvent[], string> {
  if (!told.has(name)) return succeed([])
  const source = textAt(body, 'repository', 'html_url')
  if (source === '') return fail('repository.html_url: is missing')
  switch (name) {
    case 'push':
      return succeed(commitEvents(body))
    case 'pull_request':
    case 'pull_request_review': {
      const request = requestOf(body, source)
      return request.ok ? succeed([...referrals(request.value), ...about(name, body, request.value)]) : request
    }
    case 'issues':
      return succeed(closing(body, source))
    case 'deployment_status':
      return succeed(deployment(body, source))
    default:
      return succeed([])
  }
}

function requestOf(body: unknown, source: string): Result<ChangeRequest, string> {
  const pull = fieldAt(body, 'pull_request')
  const [url, number] = [textAt(pull, 'html_url'), numberAt(pull, 'number')]
  if (url === '' || number === '') return fail('pull_request: has no html_url or number')
  return succeed({
    source,
    name: `pull/${number}`,
    url,
    title: textAt(pull, 'title'),
    text: textAt(pull, 'body'),
    branch: textAt(pull, 'head', 'ref'),
    createdAt: momentAt(pull, 'created_at')
  })
}

function about(name: string, body: unknown, request: ChangeRequest): readonly CloudEvent[] {
  const action = textAt(body, 'action')
  const { source, name: pull, url } = request
  if (name === 'pull_request_review') return action === 'submitted' ? review(body, request) : []
  if (action === 'closed' && fieldAt(body, 'pull_request', 'merged') === true)
    return mergeEvents(request, momentAt(body, 'pull_request', 'merged_at'))
  const asked = loginAt(body, 'requested_reviewer', 'login')
  if (action !== 'review_requested' || asked === null) return []
  const at = textAt(body, 'pull_request', 'updated_at')
  return [
    eventOf({
      source,
      id: `${pull}/asks/${asked}/${at}`,
      type: 'approval.requested',
      subject: url,
      time: momentAt(body, 'pull_request', 'updated_at'),
      data: { asks: asked, by: loginAt(body, 'sender', 'login') }
    })
  ]
}

function review(body: unknown, { source, name, url }: ChangeRequest): readonly CloudEvent[] {
  const state = textAt(body, 'review', 'state').toLowerCase()
  const type = new Map([
    ['approved', 'approval.granted'],
    ['changes_requested', 'approval.declined']
  ]).get(state)
  if (type === undefined) return []
  const said = textAt(body, 'review', 'body').slice(0, longestReason)
  const reason = said === '' && type === 'approval.declined' ? 'Changes were requested.' : said
  return [
    eventOf({
      source,
      id: `${name}/review/${numberAt(body, 'review', 'id')}`,
      type,
      subject: url,
      time: momentAt(body, 'review', 'submitted_at'),
      data: { by: loginAt(body, 'review', 'user', 'login'), reason }
    })
  ]
}

function closing(body: unknown, source: string): readonly CloudEvent[] {
  const notPlanned = textAt(body, 'issue', 'state_reason') === 'not_planned'
  if (textAt(body, 'action') !== 'closed' || notPlanned) return []
  const [number, at] = [numberAt(body, 'issue', 'number'), textAt(body, 'issue', 'closed_at')]
  const subject = textAt(body, 'issue', 'html_url')
  const time = momentAt(body, 'issue', 'closed_at')
  return [eventOf({ source, id: `issue/${number}/closed/${at}`, type: 'task.finished', subject, time })]
}

/** [WH6] */
function deployment(body: unknown, source: string): readonly CloudEvent[] {
  if (textAt(body, 'deployment_status', 'state') !== 'success') return []
  return [
    eventOf({
      source,
      id: `deployment/${numberAt(body, 'deployment_status', 'id')}`,
      type: 'deployment.succeeded',
      subject: source,
      time: momentAt(body, 'deployment_status', 'created_at'),
      data: {
        environment: textAt(body, 'deployment', 'environment'),
        ref: textAt(body, 'deployment', 'ref'),
        commit: textAt(body, 'deployment', 'sha')
      }
    })
  ]
}

function loginAt(body: unknown, ...path: readonly string[]): string | null {
  const login = textAt(body, ...path)
  return login === '' ? null : `github:${login.toLowerCase()}`
}
