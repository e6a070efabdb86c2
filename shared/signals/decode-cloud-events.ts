import { parseJson } from '../lib/parse-json.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import type { CloudEvent } from './cloud-event.ts'
import { readCloudEvent } from './read-cloud-event.ts'

/** Events in one request. [EV1] */
export const mostEvents = 1000

/** The header names of a request in lower case, each once. */
export type Headers = ReadonlyMap<string, string>

/** [EV3] Each event of a request, or what is wrong with it and where. */
export type DecodedEvents = readonly Result<CloudEvent, string>[]

/** [EV1] The events of a request: structured, binary or a batch. It fails as a whole where its body cannot be taken apart. */
export function decodeCloudEvents(headers: Headers, body: string): Result<DecodedEvents, string> {
  const contentType = headers.get('content-type') ?? ''
  const [mediaType = ''] = contentType.toLowerCase().split(';')
  switch (mediaType.trim()) {
    case 'application/cloudevents+json': {
      const event = valueOf(body)
      return event.ok ? succeed([at(readCloudEvent(event.value), 'event')]) : event
    }
    case 'application/cloudevents-batch+json': {
      const batch = valueOf(body)
      if (!batch.ok) return batch
      if (!Array.isArray(batch.value)) return fail('body: a batch is a list of events')
      if (batch.value.length > mostEvents)
        return fail(`body: ${batch.value.length} events; a batch has at most ${mostEvents}`)
      return succeed(batch.value.map((event, index) => at(readCloudEvent(event), `event ${index + 1}`)))
    }
    default:
      return decodeBinary(headers, mediaType.trim(), body)
  }
}

/** The attributes are in the headers, the body is the data. */
function decodeBinary(headers: Headers, mediaType: string, body: string): Result<DecodedEvents, string> {
  const attributes: [string, unknown][] = []
  for (const [header, value] of headers) {
    if (!header.startsWith('ce-')) continue
    const decoded = percentDecoded(value)
    if (decoded === null) return fail(`${header}: is not percent-encoded as UTF-8`)
    attributes.push([header.slice(3), decoded])
  }
  if (attributes.length === 0) return fail('headers: neither a CloudEvents content type nor ce- headers')
  if (attributes.some(([name]) => name === 'data' || name === 'datacontenttype'))
    return fail('headers: data and its type are the body and its content type')
  if (body !== '') {
    const data = isJson(mediaType) ? valueOf(body) : succeed(body)
    if (!data.ok) return data
    attributes.push(['data', data.value])
  }
  return succeed([at(readCloudEvent(Object.fromEntries(attributes)), 'event')])
}

function isJson(mediaType: string): boolean {
  return mediaType === '' || mediaType === 'application/json' || mediaType.endsWith('+json')
}

function at(event: Result<CloudEvent, string>, place: string): Result<CloudEvent, string> {
  return event.ok ? event : fail(`${place}: ${event.failure}`)
}

function valueOf(body: string): Result<unknown, string> {
  const parsed = parseJson(body)
  return parsed.ok ? parsed : fail(`body: ${parsed.failure}`)
}

function percentDecoded(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    // There is no question to ask first.
    return null
  }
}
