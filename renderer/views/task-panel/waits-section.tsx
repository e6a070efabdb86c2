import { Hourglass, MessageCircleQuestion, Pause } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'

import type { Comment } from '../../../shared/model/comment.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useBoard, useMayEdit } from '../../state/board-context.ts'
import { graphLinks } from '../../state/graph-links.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { useSlice } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { formatDay } from '../../ui/text/format-day.ts'
import { WaitDialog } from '../board/wait-dialog.tsx'

import { PanelSection } from './panel-section.tsx'
import { WaitedBadge } from './waited-badge.tsx'

/** [AQ5] [AQ7] What the work waits for and whose turn it is: answers, a day on purpose, a pause. Nothing where it waits for nothing. */
export function WaitsSection({ task }: { readonly task: Task }) {
  const { graph } = useBoard()
  const questions = useSlice(graph, (now) => graphLinks(now).questions).get(task.id) ?? []
  if (task.actualFinish !== null || task.cancelledAt !== null) return null
  if (questions.length === 0 && task.waiting === null && task.pausedAt === null) return null
  return (
    <PanelSection title="Waits">
      <ul aria-label="What it waits for" className="m-0 flex list-none flex-col gap-3 p-0">
        {questions.map((question) => (
          <OwedAnswer key={question.id} question={question} />
        ))}
        {task.waiting === null ? null : <OnPurpose task={task} waiting={task.waiting} />}
        {task.pausedAt === null ? null : <Paused task={task} since={task.pausedAt} />}
      </ul>
    </PanelSection>
  )
}

function OwedAnswer({ question }: { readonly question: Comment }) {
  const session = useBoard()
  const { me, nameOf } = usePersonWords()
  return (
    <Wait icon={<MessageCircleQuestion aria-hidden size={15} />}>
      <p className="m-0 line-clamp-3 break-words" data-selectable>
        <span className="font-medium">
          {question.asks === me ? 'Your turn: ' : `${nameOf(question.asks)}’s turn: `}
        </span>
        {question.text}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <WaitedBadge awaited="answer" words="Asked" since={question.written.at} />
        {question.asks === me ? (
          <Button size="small" onPress={() => session.select(question.task, 'answer')}>
            Answer…
          </Button>
        ) : null}
      </div>
    </Wait>
  )
}

function OnPurpose({ task, waiting }: { readonly task: Task; readonly waiting: NonNullable<Task['waiting']> }) {
  const frame = useDateFrame()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const [isChanging, setChanging] = useState(false)
  const isOver = waiting.until <= frame.now
  return (
    <Wait icon={<Hourglass aria-hidden size={15} />}>
      <p className="m-0 break-words" data-selectable>
        <span className="font-medium">
          {isOver
            ? `The day has come: it waited until ${formatDay(waiting.until, frame)}`
            : `On purpose until ${formatDay(waiting.until, frame)}`}
        </span>
        {waiting.reason === '' ? '.' : `: ${waiting.reason}`}
      </p>
      {mayEdit ? (
        <div data-next-step="resume" className="flex gap-2">
          <Button
            size="small"
            onPress={() => void onIntent({ type: 'resumeTask', task: task.id }, `End the wait of “${task.title}”`)}
          >
            Wait no longer
          </Button>
          <Button look="quiet" size="small" onPress={() => setChanging(true)}>
            Change…
          </Button>
        </div>
      ) : null}
      {isChanging ? <WaitDialog task={task.id} onClose={() => setChanging(false)} /> : null}
    </Wait>
  )
}

function Paused({ task, since }: { readonly task: Task; readonly since: NonNullable<Task['pausedAt']> }) {
  const frame = useDateFrame()
  const onIntent = useIntents()
  return (
    <Wait icon={<Pause aria-hidden size={15} />}>
      <p className="m-0 font-medium">{`Paused since ${formatDay(since, frame)}`}</p>
      <div>
        <Button
          size="small"
          onPress={() => void onIntent({ type: 'resumeTask', task: task.id }, `Resume “${task.title}”`)}
        >
          Go on
        </Button>
      </div>
    </Wait>
  )
}

function Wait({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span className="mt-0.5 text-waiting">{icon}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">{children}</div>
    </li>
  )
}
