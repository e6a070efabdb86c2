import { timingSafeEqual } from 'node:crypto'

import { isQuestionPath, questionPaths } from './answer-question.ts'
import { webhookPaths } from './webhook-secret.ts'

/** What of a request is looked at before its body. Header names are in lower case; null where a header is missing. */
export type RequestFacts = {
  readonly method: string
  readonly path: string
  readonly header: (name: string) => string | null
}

/** A refusal: the status, a sentence, and what else its headers say. */
export type Refusal = {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 503
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Longest body in bytes. [EP4] */
export const longestBody = 1024 * 1024

/** The path that events are sent to. */
export const signalsPath = '/v1/signals'

const all = [signalsPath, ...Object.values(questionPaths)].join(', ')

/** [EP2] Why a request is refused before anything of its body is read; null where it is not. */
export function checkRequest(
  request: RequestFacts,
  { port, token, webhooks }: { readonly port: number; readonly token: string; readonly webhooks: boolean }
): Refusal | null {
  const { header } = request
  if (header('origin') !== null || header('sec-fetch-site') !== null)
    return { status: 403, message: 'Pages in a browser may not send signals.' }
  if (!isLoopback(header('host'), port)) return { status: 403, message: 'Host is no name of this machine’s own.' }
  const isWebhook = webhooks && webhookPaths.has(request.path)
  // [WH2] A webhook's signature stands in for the token; it can be checked once its body is here.
  if (!isWebhook && !holdsToken(header('authorization'), token))
    return { status: 401, message: 'The bearer token is missing or wrong.', headers: { 'WWW-Authenticate': 'Bearer' } }
  const isQuestion = isQuestionPath(request.path)
  if (request.path !== signalsPath && !isQuestion && !isWebhook)
    return { status: 404, message: `There is nothing here but ${all}.` }
  const method = isQuestion ? 'GET' : 'POST'
  if (request.method !== method)
    return { status: 405, message: `${request.path} is asked with ${method}.`, headers: { Allow: method } }
  const encoding = header('content-encoding')
  if (encoding !== null && encoding.toLowerCase() !== 'identity')
    return { status: 415, message: 'Content-Encoding: a body comes as it is.' }
  return Number(header('content-length') ?? 0) > longestBody ? tooLong : null
}

/** [EP4] */
export const tooLong: Refusal = { status: 413, message: `A body has at most ${longestBody} bytes.` }

function isLoopback(host: string | null, port: number): boolean {
  return host !== null && ['127.0.0.1', 'localhost', '[::1]'].some((name) => host.toLowerCase() === `${name}:${port}`)
}

/** Takes as long for a token that is nearly right as for one that is not. */
function holdsToken(authorization: string | null, token: string): boolean {
  const given = /^bearer ([A-Za-z0-9_-]+)$/i.exec(authorization ?? '')?.[1] ?? ''
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
