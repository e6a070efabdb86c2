import type { BoardId } from '../model/ids.ts'

import type { PageStart, Settings } from './preload-api.ts'

/** Channel on which preload asks main; the answer is a `Result<PageAnswers[…], string>`. */
export const requestChannel = 'slipstream:request'

/** Channel on which main pushes a `PageCommand`. */
export const commandChannel = 'slipstream:command'

/** Channel on which a port to the hub travels, one a message. */
export const portChannel = 'slipstream:port'

/** All that a page can ask of main, one value for each method of `PreloadApi` that leaves the page. */
export type PageRequest =
  | { readonly type: 'start' }
  | { readonly type: 'connect' }
  | { readonly type: 'createBoard'; readonly title: string; readonly sample: boolean }
  | { readonly type: 'saveSettings'; readonly change: Partial<Settings> }
  | { readonly type: 'keepSnapshot'; readonly board: BoardId; readonly text: string }
  | { readonly type: 'painted' }

/** What main answers to each request; failures are sentences. */
export type PageAnswers = {
  readonly start: PageStart
  readonly connect: null
  readonly createBoard: BoardId
  readonly saveSettings: Settings
  readonly keepSnapshot: null
  readonly painted: null
}
