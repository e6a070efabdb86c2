import type { Deed } from './handoff.ts'
import type { CommentId, PersonId, TaskId } from './ids.ts'

/** One entry of a task's thread. One that `asks` somebody is a question until another comment `answers` it. */
export type Comment = {
  readonly id: CommentId
  readonly task: TaskId
  readonly text: string
  readonly written: Deed
  readonly asks: PersonId | null
  readonly answers: CommentId | null
}
