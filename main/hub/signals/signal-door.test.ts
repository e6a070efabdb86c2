import { createHmac } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { Intent } from '../../../shared/intents/intent.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { DependencyId, IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { latestApproval } from '../../../shared/model/latest-approval.ts'
import type { BoardView } from '../../../shared/reports/board-view.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import { decodeCloudEvents, mostEvents } from '../../../shared/signals/decode-cloud-events.ts'
import { boardOf, testDevices, testTime } from '../board/devices.testing.ts'
import type { LiveBoard } from '../board/live-board.ts'
import { fixedClock } from '../clock.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'

import { questionPaths, questionWords } from './answer-question.ts'
import { longestBody, signalsPath } from './check-request.ts'
import { readEndpoint } from './endpoint-file.ts'
import type { Endpoint } from './endpoint-file.ts'
import { createRateLimit } from './rate-limit.ts'
import { createSignalDoor } from './signal-door.ts'
import type { SignalDoor } from './signal-door.ts'
import { createSignalIntake } from './signal-intake.ts'
import { openSignalServer } from './signal-server.ts'
import type { SignalServer } from './signal-server.ts'
import { spoolBatch, spoolOf } from './signal-spool.ts'
import { watchFolder } from './watch-folder.ts'
import { knowsSecret } from './webhook-secret.ts'

const devices = testDevices()
const token = 'secret-token_1'
const webhookSecret = 'a-secret-of-thirty-two-characters'
let board: LiveBoard
let boards: LiveBoard[] = []
let server: SignalServer
let problems: string[] = []
/** Milliseconds of the rate limit's clock. */
let elapsed = 0
let isFull = false

beforeEach(async () => {
  problems = []
  elapsed = 0
  isFull = false
  const opened = await devices.start()
  const { id } = (await opened.create('Signal lab', false)).board
  board = boardOf(opened, id)
  boards = [board]
  for (const title of ['Design', 'Build', 'Ship']) create(title)
  const listening = await openSignalServer({
    port: 0,
    token,
    webhookSecret,
    intake: createSignalIntake(() => boards, fixedClock(testTime)),
    boards: views,
    elapsed: () => elapsed,
    onProblem: (message) => problems.push(message)
  })
  if (!listening.ok) throw new Error(listening.failure)
  server = listening.value
})

afterEach(async () => {
  await server.close()
  if (problems.length > 0) throw new Error(problems.join('\n'))
})

function views(): Promise<readonly BoardView[] | null> {
  return Promise.resolve(
    isFull ? null : boards.map((one) => ({ graph: one.graph(), schedule: one.schedule(), moments: one.moments }))
  )
}

function create(title: string): void {
  act({ type: 'createTask', task: { id: title.toLowerCase() as TaskId, title } })
}

function act(intent: Intent): void {
  const done = board.act(
    intent,
    'Test',
    { id: `i-${Math.random()}`.replace('.', '') as IntentId, by: null, at: testTime },
    true
  )
  if (!done.ok) throw new Error(done.failure.message)
}

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown }

/** Sends a request as it is given, `Host` and all. */
function send(
  headers: Readonly<Record<string, string>>,
  body = '',
  method = 'POST',
  path = '/v1/signals',
  port = server.port
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) })
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const allowed = { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents-batch+json' }

function event(id: string, type: string, subject: string, more: object = {}): object {
  return {
    specversion: '1.0',
    id,
    source: '/ci',
    type,
    subject,
    time: new Date(testTime - 60_000).toISOString(),
    ...more
  }
}

/** One event as the door reads it. */
function read(given: object): Result<CloudEvent, string> {
  const events = decodeCloudEvents(new Map([['content-type', 'application/cloudevents+json']]), JSON.stringify(given))
  const [only] = events.ok ? events.value : []
  if (only === undefined) throw new Error('no event')
  return only
}

function batch(...events: readonly object[]): Promise<Answer> {
  return send(allowed, JSON.stringify(events))
}

describe('who may come in', () => {
  const refused: readonly (readonly [string, Record<string, string>, number])[] = [
    ['an Origin, whatever it says', { ...allowed, origin: 'null' }, 403],
    ['a page of this very address', { ...allowed, origin: 'http://127.0.0.1' }, 403],
    ['Sec-Fetch-Site', { ...allowed, 'sec-fetch-site': 'none' }, 403],
    ['a name that was made to point here', { ...allowed, host: 'rebind.example' }, 403],
    ['another port', { ...allowed, host: 'localhost:1' }, 403],
    ['no token', { 'content-type': allowed['content-type'] }, 401],
    ['a wrong token', { ...allowed, authorization: 'Bearer secret-token_2' }, 401],
    ['half a token', { ...allowed, authorization: 'Bearer secret' }, 401],
    ['another scheme', { ...allowed, authorization: `Basic ${token}` }, 401],
    ['a packed body', { ...allowed, 'content-encoding': 'gzip' }, 415]
  ]

  test.each(refused)('[EP2] %s is refused, before its body is looked at', async (_, headers, status) => {
    const answer = await send(headers, 'no JSON')
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test.each(['access-control-request-private-network', 'access-control-request-local-network', 'x-nothing'])(
    '[EP2] a preflight of a browser is refused without a word about what is allowed (%s)',
    async (network) => {
      const preflight = { origin: 'https://example.org', 'access-control-request-method': 'POST', [network]: 'true' }
      const answer = await send(preflight, '', 'OPTIONS')
      const told = Object.keys(answer.headers).filter((name) => /^(access-control|allow)/.test(name))
      expect([answer.status, told]).toEqual([403, []])
    }
  )

  test('[EP2] with the token, other paths and methods are told', async () => {
    expect((await send(allowed, '', 'POST', '/')).status).toBe(404)
    const answer = await send(allowed, '', 'GET')
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST'])
  })

  test('[EP2] localhost and IPv6’s loopback are names of this machine', async () => {
    for (const name of ['localhost', 'LOCALHOST', '[::1]'])
      expect((await send({ ...allowed, host: `${name}:${server.port}` }, '[]')).status).toBe(202)
  })
})

describe('what may come in', () => {
  test('[EP4] a body of more than 1 MiB is refused, announced or not', async () => {
    const long = 'x'.repeat(longestBody + 1)
    expect(
      (await send({ ...allowed, 'content-length': String(long.length) }, long).catch(() => ({ status: 413 }))).status
    ).toBe(413)
    const chunked = await send({ ...allowed, 'transfer-encoding': 'chunked' }, long).catch(() => ({ status: 413 }))
    expect(chunked.status).toBe(413)
  })

  test.each([
    ['[', 'body: is no JSON'],
    ['{}', 'body: a batch is a list of events'],
    [JSON.stringify(Array.from({ length: 1001 }, () => 1)), 'body: 1001 events; a batch has at most 1000']
  ])('[EP4] [EV3] a body that is none spoils the request', async (body, error) => {
    expect(await send(allowed, body)).toMatchObject({ status: 400, body: { error } })
  })

  test('[EP5] past the burst a request is refused whole, with the seconds until there is room', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => event(`x${index}`, 'x.y', 'none', { time: undefined }))
    for (let count = 0; count < 5; count += 1) expect((await batch(...many)).status).toBe(202)
    const refused = await batch(...many)
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '2'])
    elapsed = 2000
    expect((await batch(...many)).status).toBe(202)
  })

  test('[EP5] a bucket of 5,000 fills by 500 a second', () => {
    let now = 0
    const rate = createRateLimit(() => now)
    expect(rate.take(5000)).toEqual({ ok: true })
    expect(rate.take(1)).toEqual({ ok: false, retryAfter: 1 })
    expect(rate.take(5000)).toEqual({ ok: false, retryAfter: 10 })
    now = 1500
    expect([rate.take(750), rate.take(1)]).toEqual([{ ok: true }, { ok: false, retryAfter: 1 }])
    now = 1e9
    expect([rate.take(5000), rate.take(1)]).toEqual([{ ok: true }, { ok: false, retryAfter: 1 }])
  })
})

describe('what comes of it', () => {
  test('[EP7] one result an event, in their order', async () => {
    const answer = await batch(
      event('1', 'task.finished', 'SL-1'),
      event('1', 'task.finished', 'SL-1'),
      event('2', 'promise.moved', 'SL-2', { data: { date: '2026-12-01T09:00:00Z' } }),
      event('3', 'dependency.added', 'SL-3', { data: { predecessor: 'SL-2' } }),
      event('4', 'dependency.added', 'SL-2', { data: { predecessor: 'SL-3' } }),
      event('', 'task.started', 'SL-2'),
      event('6', 'task.started', 'SL-9')
    )
    expect(answer).toMatchObject({
      status: 202,
      body: {
        results: [
          { id: '1', result: 'applied' },
          { id: '1', result: 'duplicate' },
          { id: '2', result: 'proposed', reason: 'Somebody was given the date before: it waits for a yes.' },
          { id: '3', result: 'applied' },
          { id: '4', result: 'ignored', reason: 'This would close a loop: “Build” → “Ship” → “Build”.' },
          { id: null, result: 'ignored', reason: 'event 6: id: is empty' },
          { id: '6', result: 'proposed', reason: 'No task here is “SL-9”.' }
        ]
      }
    })
    const { tasks, dependencies, signals } = board.graph()
    expect(tasks.get('design' as TaskId)?.actualFinish).toBe(testTime / 60_000 - 1)
    expect([dependencies.size, signals.size]).toEqual([1, 4])
    expect(await batch(event('1', 'task.finished', 'SL-1'))).toMatchObject({
      body: { results: [{ result: 'duplicate' }] }
    })
  })

  test('[EP6] the answer waits for the disk', async () => {
    const order: string[] = []
    const settled = async (): Promise<boolean> => {
      const isOnDisk = await board.settled()
      order.push('on disk')
      return isOnDisk
    }
    boards = [{ ...board, settled }]
    expect((await batch(event('1', 'task.finished', 'SL-1'))).status).toBe(202)
    expect([...order, 'answered']).toEqual(['on disk', 'answered'])
  })

  test('[EP6] where the disk refuses the answer is 503', async () => {
    boards = [{ ...board, settled: () => Promise.resolve(false) }]
    const answer = await batch(event('1', 'task.finished', 'SL-1'))
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2'])
  })

  test('[SG11] a burst goes in few frames, and never two on one field', async () => {
    await board.settled()
    const before = board.log.count()
    const started = Array.from({ length: 100 }, (_, index) => event(`s${index}`, 'x.y', 'SL-1', { data: { index } }))
    await batch(...started)
    expect(board.log.count() - before).toBe(2)
    const twice = board.log.count()
    await batch(
      event('p1', 'task.progress', 'SL-2', { data: { fraction: 0.1 } }),
      event('p2', 'task.progress', 'SL-2', { data: { fraction: 0.2 } })
    )
    expect(board.log.count() - twice).toBeGreaterThanOrEqual(2)
    expect(board.graph().tasks.get('build' as TaskId)?.progress?.fraction).toBe(0.2)
  })

  test('[EP9] [SG11] what many requests bring at once goes together, and each is told of its own', async () => {
    await board.settled()
    const before = board.log.count()
    const intake = createSignalIntake(() => boards, fixedClock(testTime))
    const unrecognised = '“x.y” is not recognised; it is kept.'
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, index) => intake.take([read(event(`m${index % 40}`, 'x.y', 'SL-1'))]))
    )
    expect(taken).toEqual(
      taken.map((_, index) => ({
        ok: true,
        value: [
          {
            id: `m${index % 40}`,
            result: index < 40 ? 'proposed' : 'duplicate',
            reason: index < 40 ? unrecognised : undefined
          }
        ]
      }))
    )
    expect(board.log.count() - before).toBe(1)
  })

  test('[EP17] what a window committed is on disk before the next signals are written', async () => {
    let saved = (): void => undefined
    const edit = new Promise<void>((resolve) => (saved = resolve))
    const written: string[] = []
    const edited: LiveBoard = {
      ...board,
      edited: () => edit,
      act: (intent, label, context, silent) => {
        written.push(label)
        return board.act(intent, label, context, silent)
      }
    }
    const taking = createSignalIntake(() => [edited], fixedClock(testTime)).take([read(event('w', 'x.y', 'SL-1'))])
    for (let turn = 0; turn < 10; turn += 1) await nextTurn()
    expect(written).toEqual([])
    saved()
    expect(await taking).toMatchObject({ ok: true, value: [{ id: 'w', result: 'proposed' }] })
    expect(written).toEqual(['x.y SL-1'])
  })

  test('[SG11] what creates something goes alone', async () => {
    await board.settled()
    const before = board.log.count()
    await batch(
      event('1', 'x.y', 'SL-1'),
      event('2', 'dependency.added', 'SL-3', { data: { predecessor: 'SL-2' } }),
      event('3', 'x.y', 'SL-1')
    )
    expect(board.log.count() - before).toBe(3)
  })

  test('[EV1] binary mode', async () => {
    const headers = {
      ...allowed,
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': 'b',
      'ce-source': '/git',
      'ce-type': 'task.progress',
      'ce-subject': 'SL-2',
      'ce-time': new Date(testTime).toISOString()
    }
    expect(await send(headers, '{"fraction":0.5}')).toMatchObject({
      status: 202,
      body: { results: [{ id: 'b', result: 'applied' }] }
    })
  })
})

describe('what may be asked', () => {
  const ask = (path: string, headers: Readonly<Record<string, string>> = { authorization: allowed.authorization }) =>
    send(headers, '', 'GET', path)

  test('[EP16] what is clear to start, and why', async () => {
    await batch(event('1', 'dependency.added', 'SL-2', { data: { predecessor: 'SL-1' } }))
    const ready = await ask('/v1/ready?board=Signal%20lab')
    expect(ready).toMatchObject({
      status: 200,
      body: {
        tasks: [
          { key: 'SL-1', unblocks: 1 },
          { key: 'SL-3', unblocks: 0 }
        ]
      }
    })
    expect(await ask('/v1/why?task=sl-2&timeZone=Europe/Berlin')).toMatchObject({
      status: 200,
      body: { key: 'SL-2', state: 'blocked', blockers: [{ key: 'SL-1', kind: 'task' }] }
    })
  })

  test.each([
    ['/v1/ready?me=', 400, 'me: is no text of 1 to 1000 characters'],
    ['/v1/ready?task=SL-1', 400, 'task: is no word of /v1/ready'],
    ['/v1/why', 400, 'task: is missing'],
    ['/v1/why?task=SL-1&task=SL-2', 400, 'task: is there twice'],
    ['/v1/why?task=SL-1&timeZone=Mars', 400, 'timeZone: is no time zone, such as Europe/Berlin'],
    ['/v1/why?task=SL-9', 404, 'No task here is “SL-9”.'],
    ['/v1/ready?me=Zoe', 404, 'Nobody here is called “Zoe”.']
  ])('[EP16] %s: %i', async (path, status, error) => {
    expect(await ask(path)).toMatchObject({ status, body: { error } })
  })

  test('[EP16] by the same doors as signals, and with GET alone', async () => {
    expect((await ask('/v1/ready', {})).status).toBe(401)
    expect((await ask('/v1/ready', { authorization: allowed.authorization, origin: 'null' })).status).toBe(403)
    const posted = await send(allowed, '[]', 'POST', '/v1/ready')
    expect([posted.status, posted.headers['allow']]).toEqual([405, 'GET'])
  })

  test('[EP16] what is not on disk is not told', async () => {
    isFull = true
    const answer = await ask('/v1/ready')
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2'])
  })
})

describe('docs/openapi.json', () => {
  type Named = { readonly $ref?: string; readonly name?: string }
  type Operation = {
    readonly parameters?: readonly Named[]
    readonly requestBody?: { readonly content: unknown }
    readonly responses: object
  }
  let paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>> = {}
  beforeEach(async () => {
    const text = await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')
    ;({ paths } = JSON.parse(text) as { readonly paths: typeof paths })
  })

  test('[EP4] says what may be sent, and how it is answered', () => {
    const { post } = paths[signalsPath] ?? {}
    expect(Object.keys(post?.responses ?? {}).join(' ')).toBe('202 400 401 403 404 405 413 415 429 503')
    expect(post?.requestBody?.content).toMatchObject({
      'application/cloudevents-batch+json': { schema: { maxItems: mostEvents } }
    })
  })

  test.each(Object.values(questionPaths))('[EP16] says what may be asked at %s', (path) => {
    const { parameters, responses } = paths[path]?.get ?? { responses: {} }
    const words = parameters?.map(({ $ref, name }) => name ?? $ref?.split('/').at(-1))
    expect(words).toEqual(expect.arrayContaining([...questionWords[path]]))
    expect(words).toHaveLength(questionWords[path].length)
    expect(Object.keys(responses).join(' ')).toBe('200 400 401 403 404 405 503')
  })
})

describe('webhooks', () => {
  const [granting, hook] = ['/v1/webhooks/github', '/v1/webhooks/gitlab']
  const json = { 'content-type': 'application/json' }
  const signed = (body: string, name: string, secret = webhookSecret): Record<string, string> => ({
    ...json,
    'x-github-event': name,
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  })
  const fixtureOf = (name: string): Promise<string> =>
    readFile(new URL(`../../../shared/signals/webhooks/fixtures/${name}.json`, import.meta.url), 'utf8')

  test('[WH2] GitHub’s own example of a signature holds', () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    const header = (): string => signature
    const says = (text: string, secret: string): boolean =>
      knowsSecret('github', header, new TextEncoder().encode(text), secret)
    const secret = "It's a Secret to Everybody"
    expect([says('Hello, World!', secret), says('Hello, World?', secret), says('Hello, World!', 'x')]).toEqual([
      true,
      false,
      false
    ])
  })

  test('[WH7] the example that the libraries of Standard Webhooks are tested with holds', () => {
    const headers: Readonly<Record<string, string>> = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    }
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64').toString('hex')
    const says = (text: string): boolean =>
      knowsSecret('gitlab', (name) => headers[name] ?? null, new TextEncoder().encode(text), secret)
    expect([says('{"test": 2432232314}'), says('{"test": 2432232315}')]).toEqual([true, false])
  })

  test('[WH7] a delivery that GitLab signs is let in by its signature alone', () => {
    const secret = '6b'.repeat(32)
    const body = '{"object_kind":"push"}'
    const sign = (id: string, at: string, text = body, key = secret): string =>
      `v1,${createHmac('sha256', Buffer.from(key, 'hex')).update(`${id}.${at}.${text}`).digest('base64')}`
    const isIn = (headers: Readonly<Record<string, string>>, known = secret): boolean =>
      knowsSecret('gitlab', (name) => headers[name] ?? null, new TextEncoder().encode(body), known)
    const of = (signature: string, rest: Readonly<Record<string, string>> = {}) => ({
      'webhook-id': 'one',
      'webhook-timestamp': '1795000000',
      'webhook-signature': signature,
      ...rest
    })
    const good = sign('one', '1795000000')
    expect([
      isIn(of(good)),
      isIn(of(`v1a,AAAA ${sign('one', '1795000000', body, '00'.repeat(32))} ${good}`)),
      isIn({ 'x-gitlab-token': secret })
    ]).toEqual([true, true, true])
    expect([
      isIn(of(sign('two', '1795000000'))),
      isIn(of(sign('one', '1795000001'))),
      isIn(of(sign('one', '1795000000', '{}'))),
      isIn(of(sign('one', '1795000000', body, '00'.repeat(32)))),
      isIn(of(good.slice(3))),
      isIn(of('v1,AAAA')),
      isIn(of(`${good.slice(0, -2)}A=`)),
      isIn({ 'webhook-signature': good }),
      isIn(of('', { 'x-gitlab-token': secret })),
      isIn(of(good), 'a-secret-of-thirty-two-characters')
    ]).toEqual(Array.from({ length: 10 }, () => false))
  })

  const lacking: readonly (readonly [string, string, Record<string, string>, number])[] = [
    ['GitHub without a signature', granting, json, 401],
    ['a signature by another secret', granting, signed('{}', 'ping', 'another'), 401],
    ['a signature of another body', granting, signed('{ }', 'ping'), 401],
    ['the older signature alone', granting, { ...json, 'x-hub-signature': 'sha1=00' }, 401],
    ['the bearer token instead', granting, { ...json, authorization: allowed.authorization }, 401],
    ['GitLab without its token', hook, json, 401],
    ['GitLab with a wrong one', hook, { ...json, 'x-gitlab-token': `${webhookSecret}.` }, 401],
    ['a page in a browser, though it signs', granting, { ...signed('{}', 'ping'), origin: 'https://example.org' }, 403],
    ['a name that points here', granting, { ...signed('{}', 'ping'), host: 'rebind.example' }, 403],
    ['a form', granting, { ...signed('{}', 'ping'), 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a body that is no delivery', granting, signed('{}', 'push'), 400]
  ]

  test.each(lacking)('[WH2] %s is refused', async (_, path, headers, status) => {
    expect((await send(headers, '{}', 'POST', path)).status).toBe(status)
  })

  test('[WH1] without a secret nobody is let in, and the path is as any other', async () => {
    const closed = await openSignalServer({
      port: 0,
      token,
      webhookSecret: null,
      intake: createSignalIntake(() => boards, fixedClock(testTime)),
      boards: views,
      elapsed: () => elapsed,
      onProblem: (message) => problems.push(message)
    })
    if (!closed.ok) throw new Error(closed.failure)
    const ping = (headers: Record<string, string>): Promise<Answer> =>
      send(headers, '{}', 'POST', granting, closed.value.port)
    expect([(await ping(signed('{}', 'ping'))).status, (await ping(allowed)).status]).toEqual([401, 404])
    await closed.value.close()
  })

  test('[WH3] [WH4] [SG15] a review of the request that a task refers to grants its approval, once', async () => {
    const person = 'mia' as PersonId
    act({ type: 'addPerson', person: { id: person, name: 'Mia', hue: 0, calendar: null } })
    act({ type: 'addLogin', person, login: 'github:mia' })
    act({ type: 'createTask', task: { id: 'review' as TaskId, title: 'Review', kind: 'approval', owner: person } })
    const dependency = { id: 'after' as DependencyId, predecessor: 'build' as TaskId, successor: 'review' as TaskId }
    act({ type: 'addDependency', dependency })
    const approved = (await fixtureOf('github-review-approved')).replaceAll('SLIP-12', 'SL-2')
    expect((await send(signed('{}', 'ping'), '{}', 'POST', granting)).body).toEqual({ results: [] })
    const answer = await send(signed(approved, 'pull_request_review'), approved, 'POST', granting)
    expect([answer.status, answer.body]).toEqual([
      202,
      {
        results: [
          { id: 'pull/5/refers/SL-2', result: 'applied' },
          { id: 'pull/5/refers/SLIP-14', result: 'ignored', reason: 'No task here is “SLIP-14”.' },
          { id: 'pull/5/refers/SLIP-13', result: 'ignored', reason: 'No task here is “SLIP-13”.' },
          { id: 'pull/5/review/237895672', result: 'applied' }
        ]
      }
    ])
    expect(board.graph().tasks.get('build' as TaskId)?.refs).toEqual(['https://github.com/example/bakery/pull/5'])
    expect(latestApproval(board.graph(), 'review' as TaskId)?.decision).toMatchObject({
      by: person,
      verdict: 'granted'
    })
    const again = await send(signed(approved, 'pull_request_review'), approved, 'POST', granting)
    expect(again.body).toMatchObject({ results: [{ result: 'duplicate' }, {}, {}, { result: 'duplicate' }] })
  })

  test('[WH2] [WH6] GitLab says the secret; what happens at an address of nobody’s is ignored', async () => {
    const closed = await fixtureOf('gitlab-issue-closed')
    const issue = 'https://gitlab.example.org/team/bakery/-/issues/7'
    const tell = (): Promise<Answer> => send({ ...json, 'x-gitlab-token': webhookSecret }, closed, 'POST', hook)
    expect((await tell()).body).toMatchObject({
      results: [{ result: 'ignored', reason: `subject: no task here refers to “${issue}”` }]
    })
    act({ type: 'addReference', task: 'ship' as TaskId, reference: issue })
    expect((await tell()).body).toMatchObject({ results: [{ result: 'applied' }] })
    expect(board.graph().tasks.get('ship' as TaskId)?.actualFinish).not.toBeNull()
  })
})

describe('the door', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipstream-signals-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** Resolves once the door is as it was set last: each change waits for the one before. */
  async function opened(
    on: boolean,
    whileOpening: () => void = () => undefined
  ): Promise<{
    readonly door: SignalDoor
    readonly endpoint: Endpoint | null
    readonly said: readonly string[]
    readonly close: () => Promise<void>
  }> {
    const said: string[] = []
    const door = createSignalDoor(
      {
        folder,
        fileSystem: nodeFileSystem,
        intake: createSignalIntake(() => boards, fixedClock(testTime)),
        boards: views,
        elapsed: () => elapsed,
        newToken: () => {
          whileOpening()
          return 'fresh'
        },
        onProblem: (message) => said.push(message)
      },
      { on, port: 0, webhookSecret: null }
    )
    await door.settled()
    const close = async (): Promise<void> => {
      door.set({ on: false, port: 0, webhookSecret: null })
      await door.settled()
    }
    return { door, endpoint: await readEndpoint(folder, nodeFileSystem), said, close }
  }

  test('[EP1] [EP3] it tells port and token to this user only, and takes the file along when it closes', async () => {
    const { endpoint, close } = await opened(true)
    expect(endpoint).toEqual({ port: endpoint?.port, token: 'fresh' })
    expect((await stat(join(folder, 'endpoint.json'))).mode & 0o777).toBe(0o600)
    const headers = { ...allowed, authorization: 'Bearer fresh' }
    expect((await send(headers, '[]', 'POST', '/v1/signals', endpoint?.port)).status).toBe(202)
    await close()
    expect(await readEndpoint(folder, nodeFileSystem)).toBeNull()
    await expect(send(headers, '[]', 'POST', '/v1/signals', endpoint?.port)).rejects.toThrow('ECONNREFUSED')
  })

  test('[EP8] what is left there while the door opens, because nobody answers yet, is taken in too', async () => {
    const left = JSON.stringify([event('1', 'task.started', 'SL-1')])
    const { close } = await opened(true, () => {
      mkdirSync(join(folder, 'spool'), { recursive: true })
      writeFileSync(join(folder, 'spool', '0001.json'), left)
    })
    expect(board.graph().signals.size).toBe(1)
    expect(await readdir(join(folder, 'spool'))).toEqual([])
    await close()
  })

  test('[EP8] what waits in the spool is taken in, even with the door shut; what is none of ours is set aside and said', async () => {
    await spoolBatch(folder, '0002', JSON.stringify([event('2', 'task.finished', 'SL-1')]), nodeFileSystem)
    await spoolBatch(folder, '0001', JSON.stringify([event('1', 'task.started', 'SL-1')]), nodeFileSystem)
    await writeFile(join(folder, 'spool', '0000.json'), 'nonsense')
    const { endpoint, said } = await opened(false)
    expect(endpoint).toBeNull()
    expect(said).toEqual(['A signal that waited could not be read, and was set aside: 0000.json: body: is no JSON'])
    expect(await readdir(join(folder, 'spool'))).toEqual(['0000.json.bad'])
    expect(board.graph().signals.size).toBe(2)
  })

  test('[EP8] what comes into the spool while the door is there is taken in at once', async () => {
    const { door, said, close } = await opened(false)
    let stirred = (): void => {}
    const stir = new Promise<void>((resolve) => (stirred = resolve))
    await nodeFileSystem.makeFolder(spoolOf(folder))
    const stop = watchFolder(
      spoolOf(folder),
      () => {
        door.lookInSpool()
        stirred()
      },
      (error) => problems.push(error.message)
    )
    await spoolBatch(folder, '0003', JSON.stringify([event('3', 'task.finished', 'SL-1')]), nodeFileSystem)
    await stir
    door.lookInSpool()
    door.lookInSpool()
    await door.settled()
    stop()
    await close()
    expect([said, await readdir(join(folder, 'spool')), board.graph().signals.size]).toEqual([[], [], 1])
  })
})
