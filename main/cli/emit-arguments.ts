import { parseArgs } from 'node:util'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { isFields } from '../../shared/intents/read-value.ts'
import { parseJson } from '../../shared/lib/parse-json.ts'
import { busyType } from '../../shared/signals/busy-of-event.ts'
import { readMoment } from '../../shared/signals/read-moment.ts'

import type { OutgoingEvent } from './deliver-events.ts'
import { readOptions } from './read-options.ts'

/** What `slipstream emit` was asked for. */
export type EmitArguments = {
  readonly event: OutgoingEvent
  readonly json: boolean
  readonly dataFolder: string | undefined
}

/** What an event takes from outside: its id, and now in Unix milliseconds. */
export type EmitMoment = { readonly id: string; readonly milliseconds: number }

/** What may be said to have happened, beside a type of one's own. */
export const emitVerbs = [
  'started',
  'finished',
  'reopened',
  'progress',
  'estimate',
  'slipped',
  'not-before',
  'blocks',
  'asks',
  'promise',
  'cancelled',
  'busy'
] as const

type Said = Pick<OutgoingEvent, 'type' | 'subject'> & { readonly data?: Readonly<Record<string, unknown>> }

/** Working minutes of a day, where a number of days is said. */
const minutesPerDay = 480

export const emitOptions = {
  note: { type: 'string' },
  text: { type: 'string' },
  days: { type: 'string' },
  to: { type: 'string' },
  data: { type: 'string' },
  at: { type: 'string' },
  board: { type: 'string' },
  source: { type: 'string' },
  id: { type: 'string' },
  json: { type: 'boolean' },
  'data-folder': { type: 'string' }
} as const

type Values = ReturnType<typeof parseOptions>['values']

/** The arguments after `emit`, or the sentence that says what is wrong with them. */
export function parseEmitArguments(
  args: readonly string[],
  { id, milliseconds }: EmitMoment
): Result<EmitArguments, string> {
  const parsed = readOptions(() => parseOptions(args))
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const at = values.at === undefined ? milliseconds : readMoment(values.at)
  if (at === undefined) return fail(`--at: “${values.at ?? ''}” is no moment, such as 2026-11-25T09:00:00Z.`)
  const said = readVerb(positionals, values, at)
  if (!said.ok) return said
  const data = dataOf(values, said.value.data)
  if (!data.ok) return data
  return succeed({
    event: {
      specversion: '1.0',
      id: values.id ?? id,
      source: values.source ?? 'slipstream-cli',
      type: said.value.type,
      ...(said.value.subject === undefined ? {} : { subject: said.value.subject }),
      time: new Date(at).toISOString(),
      ...(values.board === undefined ? {} : { slipstreamboard: values.board }),
      ...(data.value === null ? {} : { data: data.value })
    },
    json: values.json === true,
    dataFolder: values['data-folder']
  })
}

function readVerb(positionals: readonly string[], values: Values, at: number): Result<Said, string> {
  const [verb = '', subject = '', third, ...more] = positionals
  if (verb === '') return fail('What happened is missing, such as finished.')
  if (verb === 'busy') return readBusy(positionals.slice(1))
  if (verb === busyType && subject === '') return succeed({ type: busyType })
  if (subject === '') return fail('TASK is missing, such as SLIP-12.')
  if (more.length > 0) return fail(`“${more[0] ?? ''}” is one word too many.`)
  const needed = (name: string): Result<never, string> => fail(`${verb}: ${name}`)
  switch (verb) {
    case 'started':
    case 'finished':
    case 'reopened':
    case 'cancelled':
      return third === undefined ? succeed({ type: `task.${verb}`, subject }) : fail(`“${third}” is one word too many.`)
    case 'progress': {
      const percent = /^(\d{1,3})%?$/.exec(third ?? '')?.[1]
      if (percent === undefined || Number(percent) > 100) return needed('how much is done is missing, such as 60%.')
      return succeed({ type: 'task.progress', subject, data: { fraction: Number(percent) / 100 } })
    }
    case 'estimate': {
      const minutes = durationOf(third)
      if (minutes === null) return needed('how long it takes is missing, such as 3d, 4h or 90m.')
      return succeed({ type: 'task.estimate-changed', subject, data: { minutes } })
    }
    case 'not-before':
    case 'slipped': {
      const days = values.days === undefined ? null : Number(values.days)
      if (days !== null && !(Number.isInteger(days) && days > 0)) return needed('--days is a whole number of days.')
      const date = days === null ? (values.to ?? third) : new Date(at + days * 86_400_000).toISOString()
      if (date === undefined) return needed('a date (--to DATE) or --days N is missing.')
      return readMoment(date) === undefined
        ? needed(`“${date}” is no moment, such as 2026-11-25T09:00:00Z.`)
        : succeed({ type: 'task.not-before-changed', subject, data: { date } })
    }
    case 'blocks':
      if (third === undefined) return needed('the task that waits for it is missing.')
      return succeed({ type: 'dependency.added', subject: third, data: { predecessor: subject } })
    case 'asks':
      if (third === undefined || values.text === undefined) return needed('a name and --text are needed.')
      return succeed({ type: 'question.asked', subject, data: { asks: third, text: values.text } })
    case 'promise':
      if (readMoment(third) === undefined) return needed('the new date is missing, such as 2026-11-25T09:00:00Z.')
      return succeed({ type: 'promise.moved', subject, data: { date: third } })
    default:
      return verb.includes('.')
        ? succeed({ type: verb, subject })
        : fail(`There is no “${verb}”; see “slipstream help emit”.`)
  }
}

/** Any number of `FROM/TO`. */
function readBusy(stretches: readonly string[]): Result<Said, string> {
  const busy: { readonly from: string; readonly to: string }[] = []
  for (const stretch of stretches) {
    const [from = '', to = '', ...more] = stretch.split('/')
    const [begins, ends] = [readMoment(from), readMoment(to)]
    if (begins === undefined || ends === undefined || ends <= begins || more.length > 0)
      return fail(`busy: “${stretch}” is no time, such as 2026-11-25T09:00:00Z/2026-11-25T10:30:00Z.`)
    busy.push({ from, to })
  }
  return succeed({ type: busyType, data: { busy } })
}

/** Working minutes of `3d`, `4h` or `90m`; null for anything else. */
function durationOf(text: string | undefined): number | null {
  const parts = /^(\d{1,6})([dhm])$/.exec(text ?? '')
  if (parts === null) return null
  return Number(parts[1]) * { d: minutesPerDay, h: 60, m: 1 }[parts[2] as 'd' | 'h' | 'm']
}

function dataOf(values: Values, said: Said['data']): Result<Readonly<Record<string, unknown>> | null, string> {
  const given = values.data === undefined ? succeed({}) : parseJson(values.data)
  if (!given.ok || !isFields(given.value)) return fail('--data is no JSON object.')
  const data = { ...given.value, ...(values.note === undefined ? {} : { note: values.note }), ...said }
  return succeed(Object.keys(data).length === 0 ? null : data)
}

function parseOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], allowPositionals: true, options: emitOptions })
}
