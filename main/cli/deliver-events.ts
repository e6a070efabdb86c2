import { join } from 'node:path'

import { readFrom, readList, readOneOf, readOrNull, readText } from '../../shared/intents/read-value.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { readEndpoint } from '../hub/signals/endpoint-file.ts'
import { signalsPath } from '../hub/signals/check-request.ts'
import type { EventResult } from '../hub/signals/signal-intake.ts'
import { spoolBatch } from '../hub/signals/signal-spool.ts'
import { nodeFileSystem } from '../hub/store/node-file-system.ts'

import { askEndpoint } from './ask-endpoint.ts'

/** An event as it is sent. */
export type OutgoingEvent = {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  /** Where it is about a task. */
  readonly subject?: string
  /** RFC 3339. */
  readonly time: string
  readonly slipstreamboard?: string
  readonly data?: unknown
}

/** How events went: told to the running app, or left for its next start. */
export type Delivery =
  | { readonly delivered: true; readonly results: readonly EventResult[] }
  | { readonly delivered: false }

const contentType = 'application/cloudevents-batch+json'

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
    const answer =
      endpoint === null
        ? null
        : await askEndpoint(endpoint, { method: 'POST', path: signalsPath, contentType, body: batch })
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

const readResult = (value: unknown): EventResult | undefined => {
  const id = readFrom(value, 'id', readOrNull(readText(1000)))
  const result = readFrom(value, 'result', readOneOf(['applied', 'proposed', 'duplicate', 'ignored']))
  const reason = readFrom(value, 'reason', readText(10_000))
  if (id === undefined || result === undefined) return undefined
  return reason === undefined ? { id, result } : { id, result, reason }
}

const readResults = readList(readResult, 1000)
