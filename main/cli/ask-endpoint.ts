import { request } from 'node:http'

import { parseJson } from '../../shared/lib/parse-json.ts'
import type { Endpoint } from '../hub/signals/endpoint-file.ts'

/** What is asked of the running app: a path with its words, or events to a path. */
export type Asked =
  | { readonly method: 'GET'; readonly path: string }
  | { readonly method: 'POST'; readonly path: string; readonly contentType: string; readonly body: string }

/** `body` is null where it is no JSON. */
export type Answer = { readonly status: number; readonly body: unknown }

/** How long the app may take for its answer, in milliseconds. */
const answerLimit = 10_000

/** Asks the running app. Null where nobody answers at the door: the file that tells of it outlives a crash of the app. */
export function askEndpoint({ port, token }: Endpoint, asked: Asked): Promise<Answer | null> {
  return new Promise((resolve) => {
    const { method, path } = asked
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(asked.method === 'POST' ? { 'Content-Type': asked.contentType } : {})
    }
    const sent = request({ host: '127.0.0.1', port, path, method, headers, timeout: answerLimit }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('error', () => resolve(null))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: valueOf(text) }))
    })
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(null))
    sent.end(asked.method === 'POST' ? asked.body : undefined)
  })
}

/** What is no JSON did not come from the app. */
function valueOf(text: string): unknown {
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : null
}
