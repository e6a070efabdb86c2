import { Gavel, MessageCircleQuestion } from 'lucide-react'
import { memo, useState } from 'react'
import type { ReactNode } from 'react'

import type { Comment } from '../../../shared/model/comment.ts'
import type { CommentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { mentionsIn } from '../../../shared/model/mentions.ts'
import type { Person } from '../../../shared/model/person.ts'
import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { graphLinks } from '../../state/graph-links.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { useSlice } from '../../state/use-store.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { formatDay } from '../../ui/text/format-day.ts'
import { DecisionDialog } from '../records/decision-dialog.tsx'

import { PanelSection } from './panel-section.tsx'
import { WriteComment } from './write-comment.tsx'

/** Older comments than these are counted and not drawn. */
const mostDrawn = 100

/** Comments, questions with somebody whose turn it is, and answers. */
export const ThreadSection = memo(function ThreadSection({
  task,
  title
}: {
  readonly task: TaskId
  readonly title: string
}) {
  const { graph } = useBoard()
  const comments = useSlice(graph, (now) => graphLinks(now).comments).get(task) ?? []
  const questions = useSlice(graph, (now) => graphLinks(now).questions)
  const open = new Set((questions.get(task) ?? []).map((comment) => comment.id))
  const [answering, setAnswering] = useState<CommentId | null>(null)
  const shown = comments.slice(-mostDrawn)
  return (
    <PanelSection title="Thread">
      {comments.length > shown.length ? (
        <p className="m-0 text-xs text-faint">{`${comments.length - shown.length} older ones`}</p>
      ) : null}
      {shown.length === 0 ? (
        <p className="m-0 text-xs text-faint">
          No comments yet. A question to somebody makes the work wait for their answer.
        </p>
      ) : (
        <ul aria-label="Comments" className="m-0 flex list-none flex-col gap-3 p-0">
          {shown.map((comment) => (
            <CommentRow
              key={comment.id}
              comment={comment}
              isOpen={open.has(comment.id)}
              onAnswer={() => setAnswering(comment.id)}
            />
          ))}
        </ul>
      )}
      <WriteComment
        key={answering ?? 'new'}
        task={task}
        title={title}
        answers={answering !== null && open.has(answering) ? answering : null}
        onWritten={() => setAnswering(null)}
      />
    </PanelSection>
  )
})

function CommentRow({
  comment,
  isOpen,
  onAnswer
}: {
  readonly comment: Comment
  readonly isOpen: boolean
  readonly onAnswer: () => void
}) {
  const people = useGraphPart('people')
  const decisions = useGraphPart('decisions')
  const { me } = usePersonWords()
  const [isDeciding, setDeciding] = useState(false)
  const frame = useDateFrame()
  const author = comment.written.by === null ? undefined : people.get(comment.written.by)
  const asked = comment.asks === null ? undefined : people.get(comment.asks)
  const isDecision = [...decisions.values()].some(({ task, text }) => task === comment.task && text === comment.text)
  return (
    <li className="flex gap-2.5">
      <Avatar person={author ?? null} size={24} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="m-0 flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{author?.name ?? 'Somebody'}</span>
          <span className="text-xs text-faint">{formatDay(comment.written.at, frame)}</span>
          <span className="flex-1" />
          {isDecision ? (
            <Badge tone="neutral" icon={Gavel}>
              Decision
            </Badge>
          ) : (
            <IconButton label="This was decided …" small onPress={() => setDeciding(true)}>
              <Gavel aria-hidden size={13} />
            </IconButton>
          )}
        </p>
        <p className="m-0 leading-relaxed break-words whitespace-pre-wrap" data-selectable>
          {withMentions(comment.text, people)}
        </p>
        {asked === undefined ? null : (
          <span
            data-next-step={isOpen && comment.asks === me ? 'answer' : undefined}
            className="flex items-center gap-2"
          >
            <Badge tone={isOpen ? 'waiting' : 'neutral'} icon={MessageCircleQuestion}>
              {isOpen ? (comment.asks === me ? 'Your turn' : `${asked.name}’s turn`) : 'Answered'}
            </Badge>
            {isOpen ? (
              <Button size="small" onPress={onAnswer}>
                Answer
              </Button>
            ) : null}
          </span>
        )}
      </div>
      {isDeciding ? <DecisionDialog comment={comment} onClose={() => setDeciding(false)} /> : null}
    </li>
  )
}

/** [AQ6] The text with the people it names set apart; as plain text otherwise, because others wrote it. */
function withMentions(text: string, people: ReadonlyMap<PersonId, Person>): readonly ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to } of mentionsIn(text, people)) {
    parts.push(
      text.slice(at, from),
      <span key={from} className="font-medium text-accent-strong">
        {text.slice(from, to)}
      </span>
    )
    at = to
  }
  return [...parts, text.slice(at)]
}
