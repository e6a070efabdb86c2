import * as z from 'zod/mini'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import { describeParseFailure } from '../../shared/ipc/describe-parse-failure.ts'
import type { HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import { inverseSchema } from '../../shared/ipc/inverse-schema.ts'
import { teamDeedDoneSchema, teamStateSchema } from '../../shared/ipc/team-schema.ts'
import type { DependencyId, IntentId, PersonId, ProposalId, TaskId } from '../../shared/model/ids.ts'

import { chancesStateSchema } from './chances-schema.ts'
import { packedForecastsSchema } from './packed-forecasts-schema.ts'
import { historySchema } from './history-schema.ts'
import { issueSchema } from './issue-schema.ts'
import { proposalSchema } from './proposal-schema.ts'
import { debtMarksSchema, ledgerSchema } from './ledger-schema.ts'
import { myWorkSchema } from './my-work-schema.ts'
import { slipSchema } from './slip-schema.ts'
import { instantSchema } from './time-schemas.ts'
import { trendSchema } from './trend-schema.ts'

const bytes = z.instanceof(Uint8Array<ArrayBufferLike>)
const task = idSchema<TaskId>()

const importPreview = z.object({
  token: z.string(),
  format: z.enum(['csv', 'msproject', 'psplib', 'icalendar']),
  title: z.string(),
  tasks: z.number(),
  summaries: z.number(),
  milestones: z.number(),
  dependencies: z.number(),
  people: z.number(),
  calendars: z.number(),
  problems: z.array(z.object({ severity: z.enum(['error', 'warning']), where: z.string(), message: z.string() })),
  moreProblems: z.number()
})

const calendarState = z.object({
  id: z.string(),
  name: z.string(),
  reads: z.enum(['here', 'otherDevice', 'offline', 'told']),
  readAt: z.nullable(instantSchema),
  problem: z.nullable(z.string()),
  unread: z.number(),
  busyTimes: z.number(),
  deadlines: z.number()
})

const openSlotSchema = z.object({ from: instantSchema, to: instantSchema })

const answer = z.discriminatedUnion('method', [
  z.object({ method: z.literal('preview'), slip: slipSchema }),
  z.object({ method: z.literal('history'), history: historySchema }),
  z.object({
    method: z.literal('openSlot'),
    offer: z.object({
      slot: z.nullable(openSlotSchema),
      taken: z.nullable(openSlotSchema),
      calendarReadAt: z.nullable(instantSchema)
    })
  }),
  z.object({
    method: z.literal('watchedFolder'),
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.nullable(z.object({ name: z.string(), bytes })) }),
      z.object({ ok: z.literal(false), failure: z.string() })
    ])
  }),
  z.object({
    method: z.literal('deadlines'),
    deadlines: z.array(
      z.object({ uid: z.string(), title: z.string(), due: instantSchema, task: z.nullable(idSchema<TaskId>()) })
    )
  }),
  z.object({ method: z.literal('ledger'), ledger: ledgerSchema }),
  z.object({ method: z.literal('debtMarks'), marks: debtMarksSchema }),
  z.object({ method: z.literal('myWork'), work: myWorkSchema }),
  z.object({
    method: z.literal('weekOfLedgers'),
    week: z.object({ ledger: ledgerSchema, before: ledgerSchema })
  }),
  z.object({ method: z.literal('trend'), week: trendSchema }),
  z.object({ method: z.literal('readImport'), preview: importPreview }),
  z.object({ method: z.literal('applyImport'), intent: idSchema<IntentId>(), inverse: inverseSchema }),
  z.object({ method: z.literal('dropImport') }),
  z.object({
    method: z.literal('team'),
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: teamDeedDoneSchema }),
      z.object({ ok: z.literal(false), failure: z.string() })
    ])
  }),
  z.object({
    method: z.literal('calendars'),
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.null() }),
      z.object({ ok: z.literal(false), failure: z.string() })
    ])
  }),
  z.object({ method: z.literal('failed'), message: z.string() })
])

const delta = z.object({
  full: z.boolean(),
  now: instantSchema,
  changed: packedForecastsSchema,
  gone: z.array(task),
  issues: z.nullable(z.array(issueSchema)),
  deadlocks: z.array(
    z.object({
      path: z.array(task),
      setAside: z.array(idSchema<DependencyId>()),
      owners: z.array(idSchema<PersonId>())
    })
  ),
  finish: z.nullable(instantSchema)
})

const hubToWindow = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('opened'),
    update: bytes,
    cacheAhead: z.boolean(),
    lease: z.nullable(z.number()),
    acknowledged: z.number(),
    now: instantSchema,
    notices: z.array(z.string())
  }),
  z.object({ type: z.literal('updates'), updates: z.array(bytes) }),
  z.object({ type: z.literal('acknowledged'), n: z.number() }),
  z.object({ type: z.literal('refused'), n: z.number(), reason: z.string() }),
  z.object({ type: z.literal('notSaved'), reason: z.nullable(z.string()) }),
  z.object({ type: z.literal('schedule'), delta }),
  z.object({ type: z.literal('chances'), state: chancesStateSchema }),
  z.object({
    type: z.literal('proposals'),
    full: z.boolean(),
    changed: z.array(proposalSchema),
    gone: z.array(idSchema<ProposalId>())
  }),
  z.object({ type: z.literal('slip'), slip: slipSchema }),
  z.object({ type: z.literal('team'), team: teamStateSchema }),
  z.object({
    type: z.literal('watchedFolder'),
    folder: z.object({ name: z.nullable(z.string()), problems: z.array(z.string()), offers: z.array(z.string()) })
  }),
  z.object({ type: z.literal('calendars'), calendars: z.array(calendarState) }),
  z.object({ type: z.literal('answer'), id: z.number(), answer })
])

/** What the hub said; the failure names the field and never its value. */
export function parseHubMessage(raw: unknown): Result<HubToWindow, string> {
  const parsed = z.safeParse(hubToWindow, raw)
  return parsed.success ? succeed(parsed.data) : fail(describeParseFailure(parsed.error))
}
