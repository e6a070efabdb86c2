import * as z from 'zod/mini'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

import { defaultSettings } from './default-settings.ts'
import { describeParseFailure } from './describe-parse-failure.ts'
import type { Settings } from './preload-api.ts'
import { settingsShape } from './settings-shape.ts'

const settingsFile = z.object(settingsShape)

/** The content of the settings file: missing fields take their default, a field of the wrong shape is a failure. */
export function parseSettings(raw: unknown): Result<Settings, string> {
  const parsed = z.safeParse(settingsFile, raw)
  return parsed.success ? succeed({ ...defaultSettings, ...parsed.data }) : fail(describeParseFailure(parsed.error))
}
