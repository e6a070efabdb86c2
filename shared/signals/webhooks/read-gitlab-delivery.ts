import { fail, succeed } from '../../lib/result.ts'
import type { Result } from '../../lib/result.ts'
import type { CloudEvent } from '../cloud-event.ts'

import { mergeEvents, referrals } from './change-request.ts'
import type { ChangeRequest } from './change-request.ts'
import { commitEvents } from './commit-events.ts'
import { listAt, momentAt, numberAt, textAt } from './payload.ts'
import { eventOf } from './told-event.ts'

/** The events that are read; all of them are of a project, which those of a group are not. */
const told = new Set(['push', 'merge_request', 'issue', 'deployment'])

/**
 * [WH3] What a delivery of GitLab means as events of ours, by its parsed body; none for what says nothing of tasks. It fails where
 * the body is none that such an event has.
 */
export function readGitlabDelivery(body: unknown): Result<readonly CloudEvent[], string> {
  const kind = textAt(body, 'object_kind')
  if (!told.has(kind)) return succeed([])
  const source = textAt(body, 'project', 'web_url')
  if (source === '') return fail('project.web_url: is missing')
  switch (kind) {
    case 'push':
      return succeed(commitEvents(body))
    case 'merge_request': {
      const request = requestOf(body, source)
      return request.ok ? succeed([...referrals(request.value), ...about(body, request.value)]) : request
    }
    case 'issue':
      return succeed(closing(body, source))
    case 'deployment':
      return succeed(deployment(body, source))
    default:
      return succeed([])
  }
}

function requestOf(body: unknown, source: string): Result<ChangeRequest, string> {
  const [url, number] = [textAt(body, 'object_attributes', 'url'), numberAt(body, 'object_attributes', 'iid')]
  if (url === '' || number === '') return fail('object_attributes: has no url or iid')
  return succeed({
    source,
    name: `merge/${number}`,
    url,
    title: textAt(body, 'object_attributes', 'title'),
    text: textAt(body, 'object_attributes', 'description'),
    branch: textAt(body, 'object_attributes', 'source_branch'),
    createdAt: momentAt(body, 'object_attributes', 'created_at')
  })
}

/** Who did it is the delivery's `user`, when is when the request was last updated: a delivery has no moment of its own. */
function about(body: unknown, request: ChangeRequest): readonly CloudEvent[] {
  const { source, name, url } = request
  const at = textAt(body, 'object_attributes', 'updated_at')
  const time = momentAt(body, 'object_attributes', 'updated_at')
  const by = loginOf(textAt(body, 'user', 'username'))
  const decided = (type: string): CloudEvent =>
    eventOf({ source, id: `${name}/${type}/${by ?? ''}/${at}`, type, subject: url, time, data: { by } })
  switch (textAt(body, 'object_attributes', 'action')) {
    case 'merge':
      return mergeEvents(request, time)
    case 'approved':
    case 'approval':
      return [decided('approval.granted')]
    case 'open':
    case 'update':
      return newReviewers(body).map((asks) =>
        eventOf({
          source,
          id: `${name}/asks/${asks}/${at}`,
          type: 'approval.requested',
          subject: url,
          time,
          data: { asks, by }
        })
      )
    default:
      return []
  }
}

/** Whom an update asks who was not asked before; of one that is opened, everybody. */
function newReviewers(body: unknown): readonly string[] {
  const opened = textAt(body, 'object_attributes', 'action') === 'open'
  const names = (list: readonly unknown[]): readonly (string | null)[] =>
    list.map((reviewer) => loginOf(textAt(reviewer, 'username')))
  const before = new Set(names(listAt(body, 'changes', 'reviewers', 'previous')))
  const now = names(opened ? listAt(body, 'reviewers') : listAt(body, 'changes', 'reviewers', 'current'))
  return now.filter((login) => login !== null).filter((login) => !before.has(login))
}

function closing(body: unknown, source: string): readonly CloudEvent[] {
  if (textAt(body, 'object_attributes', 'action') !== 'close') return []
  const number = numberAt(body, 'object_attributes', 'iid')
  const closed = momentAt(body, 'object_attributes', 'closed_at')
  const time = closed ?? momentAt(body, 'object_attributes', 'updated_at')
  const subject = textAt(body, 'object_attributes', 'url')
  return [eventOf({ source, id: `issue/${number}/closed/${time ?? ''}`, type: 'task.finished', subject, time })]
}

/** [WH6] */
function deployment(body: unknown, source: string): readonly CloudEvent[] {
  if (textAt(body, 'status') !== 'success') return []
  return [
    eventOf({
      source,
      id: `deployment/${numberAt(body, 'deployment_id')}`,
      type: 'deployment.succeeded',
      subject: source,
      time: momentAt(body, 'status_changed_at'),
      data: { environment: textAt(body, 'environment'), ref: textAt(body, 'ref'), commit: textAt(body, 'short_sha') }
    })
  ]
}

function loginOf(username: string): string | null {
  return username === '' ? null : `gitlab:${username.toLowerCase()}`
}
