import type { Comment } from './comment.ts'
import type { CommentId } from './ids.ts'
import type { WorkGraph } from './work-graph.ts'

/** Comments that ask somebody and that no comment of the same task answers yet. */
export function openQuestions(graph: Pick<WorkGraph, 'comments'>): readonly Comment[] {
  const answered = new Map<CommentId, Comment>()
  for (const comment of graph.comments.values()) if (comment.answers !== null) answered.set(comment.answers, comment)
  return [...graph.comments.values()].filter(
    (comment) => comment.asks !== null && answered.get(comment.id)?.task !== comment.task
  )
}
