import { parseJson } from '../../../shared/lib/parse-json.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { mostEvents } from '../../../shared/signals/decode-cloud-events.ts'
import type { DecodedEvents } from '../../../shared/signals/decode-cloud-events.ts'
import { readGithubDelivery } from '../../../shared/signals/webhooks/read-github-delivery.ts'
import { readGitlabDelivery } from '../../../shared/signals/webhooks/read-gitlab-delivery.ts'

import type { WebhookTool } from './webhook-secret.ts'

/** [WH3] The events that a delivery comes to; the failure says what is wrong with it, and where. */
export function readDelivery(
  tool: WebhookTool,
  header: (name: string) => string | null,
  body: string
): Result<DecodedEvents, string> {
  const [mediaType = ''] = (header('content-type') ?? '').toLowerCase().split(';')
  if (mediaType.trim() !== 'application/json') return fail('Content-Type: webhooks are taken as application/json')
  const parsed = parseJson(body)
  if (!parsed.ok) return fail(`body: ${parsed.failure}`)
  const events =
    tool === 'github'
      ? readGithubDelivery(header('x-github-event') ?? '', parsed.value)
      : readGitlabDelivery(parsed.value)
  if (!events.ok) return fail(`body: ${events.failure}`)
  if (events.value.length > mostEvents)
    return fail(`body: ${events.value.length} events; a delivery has at most ${mostEvents}`)
  return succeed(events.value.map((event) => succeed(event)))
}
