import * as z from 'zod/mini'

import type { SignalSettings } from './main-and-hub.ts'

/** [WH1] Long enough that nobody guesses it. */
const webhookSecretSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{32,200}$/))

/** Whether signals may come in, and on which port: 0, or one that needs no rights of the system's own. */
export const signalSettingsSchema: z.ZodMiniType<SignalSettings> = z.object({
  on: z.boolean(),
  port: z.union([z.literal(0), z.int().check(z.minimum(1024), z.maximum(65_535))]),
  // Settings from before webhooks have none.
  webhookSecret: z._default(z.nullable(webhookSecretSchema), null)
})
