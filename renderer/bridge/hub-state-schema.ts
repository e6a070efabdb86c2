import * as z from 'zod/mini'

/** How the hub is. */
export const hubStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('running') }),
  z.object({ kind: z.literal('restarting'), attempt: z.number(), inMilliseconds: z.number() }),
  z.object({ kind: z.literal('gaveUp'), reason: z.string() })
])
