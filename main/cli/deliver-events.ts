import { request } from 'node:http'
import { join } from 'node:path'

import { readFrom, readList, readOneOf, readOrNull, readText } from '../../shared/intents/read-value.ts'
import { parseJson } from '../../shared/lib/parse-json.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { readEndpoint } from '../hub/signals/endpoint-file.ts'
import type { Endpoint } from '../hub/signals/endpoint-file.ts'
import { signalsPath } from '../hub/signals/check-request.ts'
import type { EventResult } from '../hub/signals/signal-intake.ts'
import { spoolBatch } from '../hub/signals/signal-spool.ts'
import { nodeFileSystem } from '../hub/store/node-file-system.ts'

/** An event as it is sent. */
export type OutgoingEvent = {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  /** RFC 3339. */
  readonly time: string
  readonly slipstreamboard?: string
  readonly data?: unknown
}

/** How events went: told to the running app, or left for its next start. */
export type Delivery =
  | { readonly delivered: true; readonly results: readonly EventResult[] }
  | { readonly delivered: false }

/** How long the app may take for its answer, in milliseconds. */
const answerLimit = 10_000

/** Tells the app, or leaves a note for its next start where it does not run or has no room; the failure is a sentence. */
export async function deliverEvents(
  folder: string,
  events: readonly OutgoingEvent[],
  spoolName: string
): Promise<Result<Delivery, string>> {
  const signals = join(folder, 'signals')
  const batch = JSON.stringify(events)
  try {
    const endpoint = await readEndpoint(signals, nodeFileSystem)
    const answer = endpoint === null ? null : await post(endpoint, batch)
    if (answer?.status === 400) return fail(readFrom(answer.body, 'error', readText(10_000)) ?? 'The app refused it.')
    const results = answer?.status === 202 ? readFrom(answer.body, 'results', readResults) : undefined
    if (results !== undefined) return succeed({ delivered: true, results })
    await spoolBatch(signals, spoolName, batch, nodeFileSystem)
    return succeed({ delivered: false })
  } catch (cause) {
    // A disk that refuses says so only by throwing; its message names the file.
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
}

type Answer = { readonly status: number; readonly body: unknown }

/** Null where nobody answers at the door: the file outlives a crash of the app. */
function post({ port, token }: Endpoint, body: string): Promise<Answer | null> {
  return new Promise((resolve) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/cloudevents-batch+json' }
    const sent = request(
      { host: '127.0.0.1', port, path: signalsPath, method: 'POST', headers, timeout: answerLimit },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('error', () => resolve(null))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: valueOf(text) }))
      }
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(null))
    sent.end(body)
  })
}

const readResult = (value: unknown): EventResult | undefined => {
  const id = readFrom(value, 'id', readOrNull(readText(1000)))
  const result = readFrom(value, 'result', readOneOf(['applied', 'proposed', 'duplicate', 'ignored']))
  const reason = readFrom(value, 'reason', readText(10_000))
  if (id === undefined || result === undefined) return undefined
  return reason === undefined ? { id, result } : { id, result, reason }
}

const readResults = readList(readResult, 1000)

/** What is no JSON did not come from the app. */
function valueOf(text: string): unknown {
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : null
}
