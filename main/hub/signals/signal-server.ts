import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardView } from '../../../shared/reports/board-view.ts'
import { decodeCloudEvents } from '../../../shared/signals/decode-cloud-events.ts'

import { answerQuestion, isQuestionPath, parseQuestion } from './answer-question.ts'
import type { QuestionPath, Report } from './answer-question.ts'
import { checkRequest, longestBody, tooLong } from './check-request.ts'
import type { Refusal } from './check-request.ts'
import { createRateLimit } from './rate-limit.ts'
import { readDelivery } from './read-delivery.ts'
import type { EventResult, SignalIntake } from './signal-intake.ts'
import { knowsSecret, webhookPaths } from './webhook-secret.ts'

/** The door, open on a port. */
export type SignalServer = {
  readonly port: number
  /** Resolves when nobody is served any more. */
  readonly close: () => Promise<void>
}

export type SignalServerParts = {
  /** 0 takes any that is free. */
  readonly port: number
  readonly token: string
  /** [WH1] What webhooks are signed with; null takes none. */
  readonly webhookSecret: string | null
  readonly intake: SignalIntake
  /** [EP16] The open boards, all that they say on disk; null where the disk refuses. */
  readonly boards: () => Promise<readonly BoardView[] | null>
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number
  /** Told of what should not happen, in words without anything of the request. */
  readonly onProblem: (message: string) => void
}

/** [EP4] In milliseconds. */
const headersLimit = 5000
const requestLimit = 10_000
const mostConnections = 64
/** How long to wait for a disk that refuses, in seconds. [EP6] */
const diskPause = '2'

/** Opens the door on 127.0.0.1; the failure says why it cannot be opened. */
export async function openSignalServer(parts: SignalServerParts): Promise<Result<SignalServer, string>> {
  const { token, intake, webhookSecret } = parts
  const rate = createRateLimit(parts.elapsed)
  let port = parts.port
  const server = createServer({ headersTimeout: headersLimit, requestTimeout: requestLimit }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      parts.onProblem(`A signal failed: ${error instanceof Error ? error.message : 'unknown'}`)
      response.destroy()
    })
  })
  server.maxConnections = mostConnections
  const opened = await listen(server, port)
  if (!opened.ok) return opened
  port = opened.value
  return succeed({
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const header = (name: string): string | null => {
      const value = request.headers[name]
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value
    }
    const [path = '', search = ''] = (request.url ?? '').split('?')
    const refusal = checkRequest(
      { method: request.method ?? '', path, header },
      { port, token, webhooks: webhookSecret !== null }
    )
    if (refusal !== null) return refuse(response, refusal)
    if (isQuestionPath(path)) return tell(response, path, search)
    const body = await readBody(request)
    if (body === 'tooLong') return refuse(response, tooLong)
    if (body === 'broken') return void response.destroy()
    const tool = webhookPaths.get(path)
    if (tool !== undefined && (webhookSecret === null || !knowsSecret(tool, header, body, webhookSecret)))
      return refuse(response, { status: 401, message: 'The webhook’s secret is missing or wrong.' })
    const text = utf8Of(body)
    if (text === null) return refuse(response, { status: 400, message: 'body: is no UTF-8' })
    const headers = new Map(Object.keys(request.headers).map((name) => [name, header(name) ?? '']))
    const events = tool === undefined ? decodeCloudEvents(headers, text) : readDelivery(tool, header, text)
    if (!events.ok) return refuse(response, { status: 400, message: events.failure })
    const room = rate.take(Math.max(1, events.value.length))
    if (!room.ok) {
      const again = { 'Retry-After': String(room.retryAfter) }
      return refuse(response, { status: 429, message: 'Too many signals at once.', headers: again })
    }
    const [only] = events.value
    if (events.value.length === 1 && only !== undefined && !only.ok)
      return refuse(response, { status: 400, message: only.failure })
    const taken = await intake.take(events.value)
    if (!taken.ok) return refuse(response, diskRefuses(taken.failure))
    answer(response, 202, { results: taken.value })
  }

  /** [EP16] */
  async function tell(response: ServerResponse, path: QuestionPath, search: string): Promise<void> {
    const question = parseQuestion(path, search)
    if (!question.ok) return refuse(response, { status: 400, message: question.failure })
    const boards = await parts.boards()
    if (boards === null) return refuse(response, diskRefuses('What is not on disk is told to nobody.'))
    const report = answerQuestion(question.value, boards)
    if (!report.ok) return refuse(response, { status: 404, message: report.failure })
    answer(response, 200, report.value)
  }
}

/** [EP6] */
function diskRefuses(message: string): Refusal {
  return { status: 503, message, headers: { 'Retry-After': diskPause } }
}

function listen(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(fail(error.message)))
    server.listen(port, '127.0.0.1', () => resolve(succeed((server.address() as AddressInfo).port)))
  })
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | 'tooLong' | 'broken'> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      length += part.byteLength
      if (length > longestBody) return 'tooLong'
      parts.push(part)
    }
  } catch {
    // Whoever sent it went away; there is nobody to answer.
    return 'broken'
  }
  return Buffer.concat(parts)
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The decoder says only by throwing that bytes are no text.
    return null
  }
}

/** What is left of a body that is refused is not read: the connection ends. */
function refuse(response: ServerResponse, { status, message, headers = {} }: Refusal): void {
  for (const [name, value] of Object.entries({ ...headers, Connection: 'close' })) response.setHeader(name, value)
  answer(response, status, { error: message })
}

function answer(
  response: ServerResponse,
  status: number,
  body: { readonly error: string } | { readonly results: readonly EventResult[] } | Report
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(body))
}
