import * as z from 'zod/mini'

import { idSchema } from '../../shared/ipc/id-schema.ts'
import { waySchema } from '../../shared/ipc/way-schema.ts'
import type {
  ApprovalId,
  DependencyId,
  HandoffId,
  PersonId,
  ProposalId,
  SignalId,
  TaskId
} from '../../shared/model/ids.ts'
import type { Proposal } from '../../shared/proposals/proposal.ts'

import { constraintTypeSchema, driverSchema } from './driver-schema.ts'
import { instantSchema } from './time-schemas.ts'

const task = idSchema<TaskId>()
const person = idSchema<PersonId>()

const derived = {
  id: idSchema<ProposalId>(),
  deciders: z.array(person),
  ways: z.array(waySchema)
}
const common = { ...derived, task }

/** What could be done about something on the board. */
export const proposalSchema: z.ZodMiniType<Proposal> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('renegotiatePromise'),
    ...common,
    promised: instantSchema,
    clientFacing: z.boolean()
  }),
  z.object({ kind: z.literal('startNow'), ...common, clearSince: instantSchema }),
  z.object({
    kind: z.literal('pullForward'),
    ...common,
    date: instantSchema,
    early: task,
    finished: instantSchema,
    agreed: instantSchema
  }),
  z.object({ kind: z.literal('breakDeadlock'), ...common, path: z.array(task) }),
  z.object({ kind: z.literal('reassignOrphan'), ...common, owner: z.nullable(person) }),
  z.object({
    kind: z.literal('askHandoff'),
    ...common,
    handoff: idSchema<HandoffId>(),
    giver: person,
    missing: z.array(z.enum(['why', 'definitionOfDone', 'stillOwed', 'artifacts']))
  }),
  z.object({
    kind: z.literal('delegateApproval'),
    ...common,
    approval: idSchema<ApprovalId>(),
    approver: z.nullable(person),
    requested: instantSchema
  }),
  z.object({
    kind: z.literal('writeOffZombie'),
    ...common,
    heard: instantSchema,
    links: z.array(idSchema<DependencyId>())
  }),
  z.object({
    kind: z.literal('contradictedPin'),
    ...common,
    constraint: constraintTypeSchema,
    wanted: instantSchema,
    driver: driverSchema
  }),
  z.object({
    kind: z.literal('waitingSignal'),
    ...derived,
    task: z.nullable(task),
    signal: idSchema<SignalId>()
  })
])
