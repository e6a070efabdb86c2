import * as z from 'zod/mini'

import type { DebtMark } from '../../shared/debt/debt-marks.ts'
import type { Ledger } from '../../shared/debt/ledger.ts'
import { idSchema } from '../../shared/ipc/id-schema.ts'
import { gracedCodes } from '../../shared/model/debt-policy.ts'
import type { AnyId, PersonId, TaskId } from '../../shared/model/ids.ts'

import { instantSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()
const money = z.nullable(z.number())
const wait = {
  code: z.enum(gracedCodes),
  cause: idSchema<AnyId>(),
  task: z.nullable(task),
  since: instantSchema,
  grace: z.number(),
  graceEnd: instantSchema,
  move: z.array(idSchema<PersonId>())
}
const delay = z.object({ promise: task, days: z.number(), cost: money })
const part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('principal'), task, hours: z.number() }),
  z.object({ kind: z.literal('wait'), task, hours: z.number() }),
  z.object({ kind: z.literal('relearn'), hours: z.number() }),
  z.object({ kind: z.literal('chase'), nudges: z.number(), hours: z.number() }),
  z.object({ kind: z.literal('drag'), hours: z.number() })
])
const unset = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('default') }),
  z.object({ kind: z.literal('team'), from: z.number(), of: z.enum(['lines', 'dependencies']) })
])
const assumption = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  origin: z.union([
    unset,
    z.object({
      kind: z.literal('set'),
      by: z.nullable(idSchema<PersonId>()),
      instead: z.object({ value: z.number(), origin: unset })
    })
  ])
})
const line = z.object({
  ...wait,
  overdue: z.number(),
  principal: z.number(),
  interest: z.object({
    wait: z.number(),
    relearn: z.number(),
    chase: z.number(),
    drag: z.number(),
    total: z.number(),
    chaseLow: z.number(),
    low: z.number(),
    high: z.number()
  }),
  rate: z.number(),
  delays: z.array(delay),
  hoursToClose: z.number(),
  order: z.number(),
  parts: z.array(part)
})

/** [LV11] What cards show of it. */
export const debtMarksSchema: z.ZodMiniType<readonly DebtMark[]> = z.array(
  z.object({
    code: wait.code,
    cause: wait.cause,
    task: wait.task,
    since: wait.since,
    hours: z.number()
  })
)

/** The debt of a board, as the hub tells it. */
export const ledgerSchema: z.ZodMiniType<Ledger> = z.object({
  now: instantSchema,
  hoursPerDay: z.number(),
  totals: z.object({
    principal: z.number(),
    interest: z.number(),
    rate: z.number(),
    moving: z.number(),
    invested: z.number(),
    writtenOff: z.number(),
    interestLow: z.number(),
    interestAtLow: z.number(),
    interestAtHigh: z.number(),
    principalMoney: money,
    interestMoney: money,
    delayMoney: money
  }),
  lines: z.array(line),
  healthy: z.array(z.object(wait)),
  contingent: z.array(z.object({ task, inputs: z.number(), chance: z.number() })),
  delays: z.array(delay),
  interestNotPaid: z.object({ slips: z.number(), ownersTold: z.number(), datesPlanned: z.number() }),
  assumptions: z.object({
    waitCost: assumption,
    relearnShare: assumption,
    halfLife: assumption,
    handoffLoss: assumption,
    onTime: assumption
  })
})
