import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { isFields, readText } from '../intents/read-value.ts'

import type { CloudEvent } from './cloud-event.ts'
import { readMoment } from './read-moment.ts'

/** Longest text of an attribute, in UTF-16 units. [EV2] */
const longestAttribute = 1000

/** [EV2] Attributes that CloudEvents itself defines. */
const known: ReadonlySet<string> = new Set([
  'specversion',
  'id',
  'source',
  'type',
  'subject',
  'time',
  'datacontenttype',
  'dataschema',
  'data',
  'data_base64'
])

const readAttribute = readText(longestAttribute)

/** [EV2] One event of the JSON format; the failure names the attribute and what is wrong with it. */
export function readCloudEvent(value: unknown): Result<CloudEvent, string> {
  if (!isFields(value)) return fail('is no JSON object')
  if (value['specversion'] !== '1.0') return fail('specversion: is not “1.0”')
  const id = required(value, 'id')
  if (!id.ok) return id
  const source = required(value, 'source')
  if (!source.ok) return source
  const type = required(value, 'type')
  if (!type.ok) return type
  const subject = isAbsent(value['subject']) ? succeed(null) : required(value, 'subject')
  if (!subject.ok) return subject
  const time = isAbsent(value['time']) ? null : readMoment(value['time'])
  if (time === undefined) return fail('time: is no RFC 3339 moment')
  for (const name of ['datacontenttype', 'dataschema']) {
    const attribute = isAbsent(value[name]) ? succeed('') : required(value, name)
    if (!attribute.ok) return attribute
  }
  if (!isAbsent(value['data']) && !isAbsent(value['data_base64'])) return fail('data: stands beside data_base64')
  if (!isAbsent(value['data_base64']) && !isBase64(value['data_base64'])) return fail('data_base64: is no Base64')
  const extensions = readExtensions(value)
  if (!extensions.ok) return extensions
  return succeed({
    id: id.value,
    source: source.value,
    type: type.value,
    subject: subject.value,
    time,
    data: value['data'] ?? value['data_base64'] ?? null,
    extensions: extensions.value
  })
}

/** JSON has two ways to say that an attribute is not there. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

function required(event: Readonly<Record<string, unknown>>, name: string): Result<string, string> {
  if (!Object.hasOwn(event, name) || isAbsent(event[name])) return fail(`${name}: is missing`)
  const text = readAttribute(event[name])
  if (text === undefined) return fail(`${name}: is no text of at most ${longestAttribute} characters`)
  return text.trim() === '' ? fail(`${name}: is empty`) : succeed(text)
}

function isBase64(value: unknown): boolean {
  return typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
}

function readExtensions(event: Readonly<Record<string, unknown>>): Result<CloudEvent['extensions'], string> {
  const extensions = new Map<string, string | number | boolean>()
  for (const [name, value] of Object.entries(event)) {
    if (known.has(name) || isAbsent(value)) continue
    if (!/^[a-z0-9]{1,20}$/.test(name)) return fail(`${name.slice(0, 40)}: is no name of an extension`)
    const read = typeof value === 'string' ? readAttribute(value) : value
    if (typeof read === 'string' || typeof read === 'boolean' || (typeof read === 'number' && Number.isInteger(read)))
      extensions.set(name, read)
    else return fail(`${name}: is no text, whole number or flag`)
  }
  return succeed(extensions)
}
