import * as z from 'zod/mini'

import type { PersonalKind } from '../personal/personal-values.ts'

/** [WF1] The folder that a device watches, by the device; `at` is when it was chosen, in Unix milliseconds. */
export const watchedFolders: PersonalKind<{ readonly path: string; readonly at: number }> = {
  name: 'folder',
  parse: (raw) => {
    const folder = z.safeParse(z.object({ path: z.string().check(z.maxLength(32_768)), at: z.number() }), raw)
    return folder.success ? folder.data : null
  },
  most: 100,
  madeAt: ({ at }) => at
}

/** [WF3] When a content was imported or left, in Unix milliseconds, by its hash. */
export const handledContents: PersonalKind<number> = {
  name: 'folder.handled',
  parse: (raw) => (typeof raw === 'number' ? raw : null),
  most: 1_000,
  madeAt: (at) => at
}
