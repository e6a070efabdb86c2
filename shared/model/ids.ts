import type { Brand } from '../lib/brand.ts'
import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'

export type BoardId = Brand<string, 'BoardId'>
export type TaskId = Brand<string, 'TaskId'>
export type DependencyId = Brand<string, 'DependencyId'>
export type HandoffId = Brand<string, 'HandoffId'>
export type ApprovalId = Brand<string, 'ApprovalId'>
export type CommentId = Brand<string, 'CommentId'>
export type PersonId = Brand<string, 'PersonId'>
export type CalendarId = Brand<string, 'CalendarId'>
export type BaselineId = Brand<string, 'BaselineId'>
export type BaselinePartId = Brand<string, 'BaselinePartId'>
export type IntentId = Brand<string, 'IntentId'>
export type SlipId = Brand<string, 'SlipId'>
export type SignalId = Brand<string, 'SignalId'>
export type WorklogId = Brand<string, 'WorklogId'>
export type NudgeId = Brand<string, 'NudgeId'>
export type DecisionId = Brand<string, 'DecisionId'>
export type ViewId = Brand<string, 'ViewId'>
export type ProposalId = Brand<string, 'ProposalId'>
export type DeviceId = Brand<string, 'DeviceId'>

/** Any of the branded ids: all share one alphabet. */
export type AnyId =
  | BoardId
  | TaskId
  | DependencyId
  | HandoffId
  | ApprovalId
  | CommentId
  | PersonId
  | CalendarId
  | BaselineId
  | BaselinePartId
  | IntentId
  | SlipId
  | SignalId
  | WorklogId
  | NudgeId
  | DecisionId
  | ViewId
  | ProposalId
  | DeviceId

/** Letters, digits, `_` and `-`, 1 to 64 of them: safe as a map key, as part of `id/field`, and as a file name. */
const idShape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** Names that would reach an object's prototype; the shape above lets `constructor` and `prototype` through. */
const refused: ReadonlySet<string> = new Set(['constructor', 'prototype', '__proto__'])

/** Whether a text may be an id of any kind. */
export function isId(text: unknown): text is AnyId {
  return typeof text === 'string' && idShape.test(text) && !refused.has(text)
}

/** The only door by which a text becomes an id; the failure says what was wrong in words. */
export function parseId<Id extends AnyId>(text: unknown): Result<Id, string> {
  if (isId(text)) return succeed(text as Id)
  return fail(`${JSON.stringify(text)?.slice(0, 80) ?? 'nothing'} is not an id (letters, digits, _ and -, at most 64)`)
}
