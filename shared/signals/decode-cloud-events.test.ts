import { CloudEvent as OfficialEvent, HTTP } from 'cloudevents'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { decodeCloudEvents } from './decode-cloud-events.ts'

const plain = { specversion: '1.0', id: '1', source: '/git', type: 'task.finished', subject: 'SLIP-12' }

function structured(event: unknown): ReturnType<typeof decodeCloudEvents> {
  return decodeCloudEvents(
    new Map([['content-type', 'application/cloudevents+json; charset=utf-8']]),
    JSON.stringify(event)
  )
}

/** What the one event of a structured request is found to be wrong with; null where nothing is. */
function complaint(event: unknown): string | null {
  const decoded = structured(event)
  if (!decoded.ok) return decoded.failure
  const [only] = decoded.value
  return only === undefined || only.ok ? null : only.failure
}

/** An official message as it arrives: header names in lower case, a body of text. */
function arrived(message: { readonly headers: unknown; readonly body: unknown }): ReturnType<typeof decodeCloudEvents> {
  const headers = Object.entries(message.headers as Record<string, unknown>)
  const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body ?? '')
  return decodeCloudEvents(new Map(headers.map(([name, value]) => [name.toLowerCase(), String(value)])), body)
}

const word = fc.stringMatching(/^[a-zA-Z0-9/:_-]{1,20}$/)
const anEvent = fc.record(
  {
    id: word,
    source: word,
    type: word,
    subject: word,
    time: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    data: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))
    ),
    slipstreamboard: word
  },
  { requiredKeys: ['id', 'source', 'type', 'time', 'data'] }
)

describe('decodeCloudEvents against the official SDK', () => {
  test.each(['structured', 'binary'] as const)(
    '[EV1] [EV2] an event that it sends in %s mode is read as it reads it',
    (mode) => {
      fc.assert(
        fc.property(anEvent, (given) => {
          const event = new OfficialEvent({ ...given, datacontenttype: 'application/json' })
          const decoded = arrived(HTTP[mode](event))
          expect(decoded).toEqual({
            ok: true,
            value: [
              {
                ok: true,
                value: {
                  id: event.id,
                  source: event.source,
                  type: event.type,
                  subject: event.subject ?? null,
                  time: Date.parse(event.time ?? ''),
                  data: event.data,
                  extensions: new Map(
                    given.slipstreamboard === undefined ? [] : [['slipstreamboard', given.slipstreamboard]]
                  )
                }
              }
            ]
          })
        })
      )
    }
  )

  test('[EV1] a batch is the events that it holds, in their order', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 6 }), (given) => {
        const events = given.map((one) => new OfficialEvent({ ...one, datacontenttype: 'application/json' }))
        const body = `[${events.map((event) => event.toString()).join(',')}]`
        const decoded = decodeCloudEvents(new Map([['content-type', 'application/cloudevents-batch+json']]), body)
        const official = HTTP.toEvent({ headers: { 'content-type': 'application/cloudevents-batch+json' }, body })
        const idOf = (event: { readonly id: string }): string => event.id
        expect(decoded.ok && decoded.value.map((event) => event.ok && event.value.id)).toEqual(
          Array.isArray(official) ? official.map((one) => idOf(one)) : []
        )
      })
    )
  })

  const broken: readonly (readonly [string, object])[] = [
    ['id', { id: 7 }],
    ['source', { source: '' }],
    ['type', { type: null }],
    ['time', { time: 'soon' }],
    ['Extension', { Extension: 'x' }]
  ]

  test.each(broken)('[EV3] both refuse a bad %s: %j', (name, change) => {
    const event = { ...plain, ...change }
    expect(complaint(event)).toMatch(new RegExp(`^event: ${name}: `))
    expect(() => new OfficialEvent(JSON.parse(JSON.stringify(event)) as object).validate()).toThrow(/./)
  })
})

describe('decodeCloudEvents', () => {
  const rejected: readonly (readonly [object, string])[] = [
    [{ specversion: '0.3' }, 'event: specversion: is not “1.0”'],
    [{ subject: ' ' }, 'event: subject: is empty'],
    [{ time: '2026-02-30T10:00:00Z' }, 'event: time: is no RFC 3339 moment'],
    [{ time: '2026-02-20 10:00:00Z' }, 'event: time: is no RFC 3339 moment'],
    [{ time: '2026-02-20T10:00:00' }, 'event: time: is no RFC 3339 moment'],
    [{ data: 1, data_base64: 'AAAA' }, 'event: data: stands beside data_base64'],
    [{ data_base64: '!' }, 'event: data_base64: is no Base64'],
    [{ id: 'x'.repeat(1001) }, 'event: id: is no text of at most 1000 characters'],
    // These the SDK mends or lets through.
    [{ id: '' }, 'event: id: is empty'],
    [{ id: undefined }, 'event: id: is missing'],
    [{ nested: { a: 1 } }, 'event: nested: is no text, whole number or flag'],
    [{ much: 1.5 }, 'event: much: is no text, whole number or flag']
  ]

  test.each(rejected)('[EV2] [EV3] %j: %s', (change, message) => {
    expect(complaint({ ...plain, ...change })).toBe(message)
  })

  test('[EV3] one bad event of a batch does not spoil the others, and is named', () => {
    const headers = new Map([['content-type', 'application/cloudevents-batch+json']])
    const decoded = decodeCloudEvents(headers, JSON.stringify([plain, { ...plain, id: '' }, plain]))
    expect(decoded.ok && decoded.value.map((one) => (one.ok ? one.value.id : one.failure))).toEqual([
      '1',
      'event 2: id: is empty',
      '1'
    ])
  })

  test('[EV1] [EV3] what cannot be taken apart fails as a whole', () => {
    const batch = new Map([['content-type', 'application/cloudevents-batch+json']])
    const many = JSON.stringify(Array.from({ length: 1001 }, () => plain))
    const failures = [
      decodeCloudEvents(batch, '{}'),
      decodeCloudEvents(batch, many),
      decodeCloudEvents(batch, '['),
      decodeCloudEvents(new Map([['content-type', 'application/json']]), '{}'),
      decodeCloudEvents(new Map([['ce-id', '%E0%A4%A']]), '')
    ]
    expect(failures.map((one) => (one.ok ? null : one.failure))).toEqual([
      'body: a batch is a list of events',
      'body: 1001 events; a batch has at most 1000',
      'body: is no JSON',
      'headers: neither a CloudEvents content type nor ce- headers',
      'ce-id: is not percent-encoded as UTF-8'
    ])
  })

  test('[EV1] attributes in headers are percent-decoded', () => {
    const headers = new Map(
      Object.entries({ ...plain, subject: 'S%C3%BC%C3%9F' }).map(([name, value]) => [`ce-${name}`, value])
    )
    const decoded = decodeCloudEvents(headers, '')
    expect(decoded.ok && decoded.value[0]?.ok === true && decoded.value[0].value.subject).toBe('Süß')
  })

  test('[EV2] moments with offsets and before 1970 are what Date says of them', () => {
    const moment = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true
    })
    fc.assert(
      fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, offset) => {
        const local = new Date(date.getTime() + offset * 60_000)
        fc.pre(local.getUTCFullYear() >= 0 && local.getUTCFullYear() <= 9999)
        const two = (value: number): string => String(Math.abs(value)).padStart(2, '0')
        const sign = offset < 0 ? '-' : '+'
        const text = `${local.toISOString().slice(-24, -1)}${sign}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`
        const decoded = structured({ ...plain, time: text })
        expect(decoded.ok && decoded.value[0]?.ok === true && decoded.value[0].value.time).toBe(date.getTime())
      })
    )
  })
})
