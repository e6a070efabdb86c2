import * as z from 'zod/mini'

import type { DeviceId, IntentId, PersonId, TaskId } from '../model/ids.ts'

import { idSchema } from './id-schema.ts'
import { inverseSchema } from './inverse-schema.ts'
import type { TeamDeed, TeamDeedDone } from './team-deed.ts'
import { mostNamesakes, mostRefusedTold } from './team-state.ts'
import type { RefusedEdit, TeamDevice, TeamState } from './team-state.ts'

/** More people and devices than any team has: a bound against a hub gone wild. */
const most = 10_000
const text = z.string().check(z.maxLength(1000))
const count = z.int().check(z.nonnegative())
const moment = z.int().check(z.nonnegative())
const person = idSchema<PersonId>()
const device = idSchema<DeviceId>()
const role = z.enum(['owner', 'editor', 'viewer', 'relay'])

const refusedIntents = z.array(idSchema<IntentId>()).check(z.minLength(1), z.maxLength(mostRefusedTold))

/** As long as a name on a board may be. */
export const personNameSchema = z.string().check(z.maxLength(200))

/** Eighteen words with whatever a person types between them. */
export const recoveryTextSchema = z.string().check(z.maxLength(1000))

export const networkModeSchema = z.enum(['off', 'address', 'local'])

export const teamDeedSchema: z.ZodMiniType<TeamDeed> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invite'),
    role: z.enum(['editor', 'viewer']),
    hours: z.int().check(z.minimum(1), z.maximum(24)),
    uses: z.int().check(z.minimum(1), z.maximum(100)),
    name: personNameSchema,
    isForOwnDevice: z.boolean()
  }),
  z.strictObject({ kind: z.enum(['withdrawInvites', 'leave']) }),
  z.strictObject({ kind: z.literal('setRole'), person, role: z.enum(['owner', 'editor', 'viewer']) }),
  z.strictObject({ kind: z.literal('remove'), person }),
  z.strictObject({ kind: z.literal('iAm'), person: z.nullable(person) }),
  z.strictObject({ kind: z.literal('retire'), device }),
  z.strictObject({ kind: z.literal('drawRecoveryWords') }),
  z.strictObject({ kind: z.literal('certifyRecovery'), words: recoveryTextSchema }),
  z.strictObject({ kind: z.literal('addAddress'), address: z.string().check(z.maxLength(300)) }),
  z.strictObject({ kind: z.enum(['proposeAgain', 'dropRefused']), edits: refusedIntents })
])

export const teamDeedDoneSchema: z.ZodMiniType<TeamDeedDone> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({
    kind: z.literal('proposed'),
    steps: z.array(z.object({ label: text, intent: idSchema<IntentId>(), inverse: inverseSchema })),
    problem: z.nullable(text)
  }),
  z.object({ kind: z.literal('recoveryWords'), words: z.array(z.string().check(z.maxLength(5))).check(z.length(18)) }),
  z.object({ kind: z.literal('invited'), link: text, fingerprint: text, me: person })
])

const peerState = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['offline', 'looking', 'connected']) }),
  z.object({ kind: z.literal('catchingUp'), left: count }),
  z.object({ kind: z.literal('upToDate'), asOf: moment }),
  z.object({ kind: z.literal('waitingForNewerVersion'), whose: z.enum(['ours', 'theirs']) }),
  z.object({ kind: z.literal('refused'), why: text })
])

const teamDevice: z.ZodMiniType<TeamDevice> = z.object({
  device,
  fingerprint: text,
  isThisOne: z.boolean(),
  state: z.nullable(peerState),
  holds: z.nullable(z.object({ left: count, completeAt: z.nullable(moment) })),
  looksAt: z.nullable(idSchema<TaskId>()),
  clockAhead: z.nullable(z.int().check(z.positive())),
  writes: z.nullable(count)
})
const teamDevices = z.array(teamDevice).check(z.maxLength(most))

const refusedEdit: z.ZodMiniType<RefusedEdit> = z.object({
  intent: idSchema<IntentId>(),
  label: text,
  task: z.nullable(idSchema<TaskId>()),
  at: moment,
  why: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['demoted', 'removed', 'retired']), by: z.nullable(person) }),
    z.object({ kind: z.enum(['neverAllowed', 'fork', 'rests']) })
  ])
})

export const teamStateSchema: z.ZodMiniType<TeamState> = z.object({
  shared: z.boolean(),
  joining: z.boolean(),
  me: z.nullable(person),
  role: z.nullable(role),
  network: networkModeSchema,
  keysAreSealed: z.boolean(),
  people: z
    .array(z.object({ person, role, calledItself: z.nullable(text), devices: teamDevices }))
    .check(z.maxLength(most)),
  invites: z
    .array(
      z.object({
        key: text,
        fingerprint: text,
        role,
        expires: moment,
        usesLeft: count,
        isForOwnDevice: z.boolean()
      })
    )
    .check(z.maxLength(most)),
  namesakes: z.array(z.object({ person, name: personNameSchema, tasks: count })).check(z.maxLength(mostNamesakes)),
  gone: z.array(z.object({ person, by: z.nullable(person), at: moment })).check(z.maxLength(most)),
  untold: z.boolean(),
  refused: z.array(refusedEdit).check(z.maxLength(mostRefusedTold)),
  refusedMore: count,
  recovery: z.array(z.object({ device, person, fingerprint: text, printedAt: moment })).check(z.maxLength(most)),
  strangers: teamDevices
})
