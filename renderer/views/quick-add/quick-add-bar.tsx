import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'

import type { Intent, NewTask } from '../../../shared/intents/intent.ts'
import { parseQuickAdd } from '../../../shared/intents/quick-add.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useBoard } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { Badge } from '../../ui/badge.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { splitByParts } from './split-by-parts.ts'
import { partLooks } from './part-looks.ts'

/** One line that becomes a task: what is understood lights up as one types, and is said below in words. */
export function QuickAddBar({
  input,
  onAdded
}: {
  readonly input: RefObject<HTMLInputElement | null>
  readonly onAdded: (task: TaskId) => void
}) {
  const session = useBoard()
  const shownKeys = useShownKeys()
  const me = useStore(session.me)
  const onIntent = useIntents()
  const frame = useDateFrame()
  const readDate = useDateReader('begin')
  const [text, setText] = useState('')
  // An empty line means the same on every graph.
  useSlice(session.graph, (graph) => (text === '' ? null : graph))
  const [isFocused, setFocused] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const read = (line: string) =>
    parseQuickAdd(line, {
      graph: session.graph.get(),
      now: session.clock(),
      timeZone: session.timeZone,
      newId: () => session.newId(),
      defaultOwner: me
    })
  const parsed = read(text)
  const problem = error ?? parsed.problem

  const sayDate = (iso: string) => {
    const date = readDate(iso)
    return date.ok ? formatPlainDay(date.value, frame) : iso
  }

  const add = () => {
    const now = read(text)
    if (now.intent === null) return setError(now.problem)
    const task = newTaskOf(now.intent)
    const outcome = onIntent(now.intent, `Add “${task?.title ?? text}”`)
    if (!outcome.ok) return setError(outcome.failure.message)
    setText('')
    setError(null)
    if (task !== null) onAdded(task.id)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape') {
      setText('')
      setError(null)
      event.currentTarget.blur()
    }
  }
  const follow = () => {
    if (mirror.current !== null && input.current !== null) mirror.current.scrollLeft = input.current.scrollLeft
  }

  return (
    <div className="relative px-4 py-2.5">
      <div
        className={`relative flex h-10 items-center rounded-lg border bg-surface shadow-card transition-colors ${isFocused ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-edge'}`}
      >
        <Plus aria-hidden size={16} className="ml-3 shrink-0 text-faint" />
        <div className="relative h-full min-w-0 flex-1">
          <div
            ref={mirror}
            aria-hidden
            className="pointer-events-none absolute inset-0 flex items-center overflow-hidden px-2 text-sm whitespace-pre text-transparent"
          >
            <span>
              {splitByParts(text, parsed.parts).map((piece) => (
                <span
                  key={piece.from}
                  className={piece.part === null ? '' : `rounded-[3px] ${partLooks[piece.part.kind].wash}`}
                >
                  {piece.text}
                </span>
              ))}
            </span>
          </div>
          <input
            ref={input}
            aria-label="Quick add"
            aria-describedby="quick-add-reading"
            aria-invalid={problem !== null && text !== ''}
            value={text}
            maxLength={500}
            placeholder="Add work…   Build API after Design 3d @ana !promise fri"
            onChange={(event) => {
              setText(event.target.value)
              setError(null)
            }}
            onKeyDown={keys}
            onScroll={follow}
            onKeyUp={follow}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            className="absolute inset-0 h-full w-full bg-transparent px-2 text-sm outline-none focus-visible:outline-none"
          />
        </div>
        <span className="mr-3 shrink-0">
          {text === '' ? <Kbd keys={shownKeys.of('newTask') ?? ''} /> : <Kbd keys="Enter" />}
        </span>
      </div>
      <div
        id="quick-add-reading"
        role="status"
        aria-live="polite"
        className={text === '' ? 'sr-only' : 'flex min-h-5 flex-wrap items-center gap-1.5 px-1 pt-2'}
      >
        {text === '' ? null : problem === null ? (
          parsed.parts.map((part) => {
            const { word, tone, icon } = partLooks[part.kind]
            return (
              <Badge key={part.from} tone={tone} icon={icon}>
                {`${word}${part.label.replace(/\d{4}-\d{2}-\d{2}/, sayDate)}`}
              </Badge>
            )
          })
        ) : (
          <span className="text-xs text-danger">{problem}</span>
        )}
      </div>
    </div>
  )
}

function newTaskOf(intent: Intent): NewTask | null {
  if (intent.type === 'createTask') return intent.task
  if (intent.type !== 'together') return null
  return intent.intents.map(newTaskOf).find((task) => task !== null) ?? null
}
