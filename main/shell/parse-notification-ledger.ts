import * as z from 'zod/mini'

import { parseHubToMain } from '../../shared/ipc/parse-hub-to-main.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

import type { LedgerEntry, NotificationLedger } from './notification-ledger.ts'

const ledgerFile = z
  .array(
    z.object({
      state: z.enum(['intended', 'shown']),
      key: z.string().check(z.minLength(1), z.maxLength(200)),
      at: z.number(),
      held: z.exactOptional(z.literal(true)),
      message: z.exactOptional(z.unknown())
    })
  )
  .check(z.maxLength(100_000))

/** The ledger as its file holds it. The words of an intention are parsed as those of a hub's message, which they are. */
export function parseNotificationLedger(raw: unknown): Result<NotificationLedger, string> {
  const parsed = z.safeParse(ledgerFile, raw)
  if (!parsed.success) return fail('not a list of notifications')
  const entries: LedgerEntry[] = []
  for (const { state, key, at, message, held } of parsed.data) {
    if (state === 'shown') {
      entries.push({ state, key, at })
      continue
    }
    const alerts = parseHubToMain({ type: 'alerts', alerts: [message] })
    const [alert] = alerts.ok && alerts.value.type === 'alerts' ? alerts.value.alerts : []
    if (alert === undefined) return fail('an intended notification without its words')
    entries.push({ state, key, at, message: alert, ...(held === true ? { held } : {}) })
  }
  return succeed(entries)
}
