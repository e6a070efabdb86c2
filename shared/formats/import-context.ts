import type { Instant } from '../model/instant.ts'
import type { Person } from '../model/person.ts'

/** What a reading depends on besides the file: plain data, so that it can travel to a worker. */
export type ImportContext = {
  readonly now: Instant
  /** IANA name: files write local times without a zone. */
  readonly timeZone: string
  /** An empty board takes over the file's calendar, start and title; another keeps its own. */
  readonly boardIsEmpty: boolean
  /** Who is on the board: the same name is the same person. */
  readonly people: readonly Person[]
  /** The last rank in use: what is imported comes after it. */
  readonly lastRank: string | null
}

/** Fresh ids, made where the reading runs. */
export type NewId = () => string
