import * as z from 'zod/mini'

import { defaultSettings } from '../../shared/ipc/default-settings.ts'
import type { Settings } from '../../shared/ipc/preload-api.ts'
import { settingsShape } from '../../shared/ipc/settings-shape.ts'

/** Settings as main sends them; a field that an older main does not know takes its default. */
export const settingsSchema: z.ZodMiniType<Settings> = z.pipe(
  z.object(settingsShape),
  z.transform((given) => ({ ...defaultSettings, ...given }))
)
