import { useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'

import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import type { WorkLine } from '../../../shared/reports/my-work.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useMayEdit } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useInboxDeeds } from '../../state/use-inbox-deeds.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useMyWork } from '../../state/use-my-work.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { CountedList } from '../../ui/counted-list.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatDay, formatMoment } from '../../ui/text/format-day.ts'
import { stepWords } from '../inbox/step-words.ts'
import { BoardSkeleton } from '../shell/board-skeleton.tsx'

import { turnWords } from './turn-words.ts'
import { WorkRow } from './work-row.tsx'

/** What only I can end, of all that the inbox has and that is no task of mine to do. */
const mineToEnd: ReadonlySet<InboxEntry['kind']> = new Set([
  'approvalToDecide',
  'handoffToCatch',
  'questionToAnswer',
  'approvalDeclined',
  'approvalToAsk'
])

/** More than these are counted. */
const turnsShown = 2

/** [RP6] My work over all boards, in the order in which to do it, by keys alone where one likes. */
export function WorkView() {
  const app = useApp()
  const session = useBoard()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const frame = useDateFrame()
  const me = useStore(session.me)
  const duties = useSlice(app.inbox, ({ needs }) => needs)
  // Nothing is marked as done here, so there is nothing to say of it.
  const inbox = useInboxDeeds(() => {})
  const lists = useRef<HTMLDivElement>(null)
  const answer = useMyWork()

  const keys = (run: Readonly<Record<string, () => void>>) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
    const deed = run[event.key]
    if (step === undefined && deed === undefined) return
    event.preventDefault()
    event.stopPropagation()
    // The row of what is done goes: whoever works by keyboard stays in the list.
    focusBeside(event.currentTarget, step ?? 1)
    deed?.()
  }
  const focusBeside = (row: Element, step: number) => {
    const rows = [...(lists.current?.querySelectorAll<HTMLElement>('[data-work-row]') ?? [])]
    const at = rows.findIndex((one) => one === row)
    rows[at + step]?.focus()
  }

  if (me === null)
    return (
      <Page>
        <EmptyNote title="Say who you are">
          Choose your name at the top right, and what is yours on this board and others stands here.
        </EmptyNote>
      </Page>
    )
  if (answer.kind === 'reading') return <BoardSkeleton />
  if (answer.kind === 'failed')
    return (
      <Page>
        <EmptyNote title="Your work cannot be read">{answer.message}</EmptyNote>
      </Page>
    )

  const { clear, underWay, waiting } = answer.value
  const waitsOnMe = duties.filter(({ kind }) => mineToEnd.has(kind))
  const elsewhere = ({ board, boardTitle }: Pick<WorkLine, 'board' | 'boardTitle'>) =>
    board === session.board ? null : boardTitle
  const row = (line: WorkLine, facts: readonly (string | null)[]) => {
    const mine = line.board === session.board && mayEdit
    const { task, title, state } = line
    const deeds: Partial<
      Record<WorkLine['state'], { readonly word: string; readonly key: string; readonly run: () => void }>
    > = {
      clear: {
        word: 'Start',
        key: 's',
        run: () => void onIntent({ type: 'startTask', task, at: session.clock() }, `Start “${title}”`)
      },
      inProgress: {
        word: 'Finish',
        key: 'f',
        run: () => void onIntent({ type: 'finishTask', task, at: session.clock() }, `Finish “${title}”`)
      }
    }
    const deed = (mine ? deeds[state] : undefined) ?? null
    return (
      <WorkRow
        key={`${line.board} ${task}`}
        id={task}
        state={state}
        title={title}
        facts={[line.key, elsewhere(line), ...facts]}
        onOpen={() => app.openTask(line.board, task)}
        onKey={keys(deed === null ? {} : { [deed.key]: deed.run })}
        {...(deed === null
          ? {}
          : {
              action: (
                <Button size="small" aria-label={`${deed.word}: ${title}`} onPress={deed.run}>
                  {deed.word}
                </Button>
              )
            })}
      />
    )
  }
  const turns = ({ turns: all }: WorkLine) => {
    if (all.length === 0) return null
    const words = all.slice(0, turnsShown).map((turn) => turnWords(turn, (person) => person === me, frame))
    return [...words, ...(all.length > turnsShown ? [`and ${all.length - turnsShown} more`] : [])].join('; ')
  }

  return (
    <Page>
      <div ref={lists} className="contents">
        <CountedList title="Clear to start" count={clear.length}>
          {clear.length === 0 ? (
            <EmptyNote title="Nothing of yours is clear to start">
              What you could begin stands here, first what the most other work waits for.
            </EmptyNote>
          ) : (
            clear.map((line) =>
              row(line, [
                turns(line),
                line.unblocks === 0 ? null : `sets ${countOf(line.unblocks, 'task')} free`,
                `start by ${formatDay(line.lateStart, frame)}`
              ])
            )
          )}
        </CountedList>
        {waitsOnMe.length === 0 ? null : (
          <CountedList title="Waits for you" count={waitsOnMe.length}>
            {waitsOnMe.map((entry) => {
              const word = stepWords(entry, session.board, mayEdit)
              return (
                <WorkRow
                  key={entry.key}
                  id={entry.key}
                  state="waiting"
                  title={entry.title}
                  facts={[elsewhere(entry), entry.body, entry.since === null ? null : formatMoment(entry.since, frame)]}
                  onOpen={() => inbox.open(entry)}
                  onKey={keys({ a: () => inbox.act(entry) })}
                  {...(word === null
                    ? {}
                    : {
                        action: (
                          <Button size="small" aria-label={`${word} ${entry.title}`} onPress={() => inbox.act(entry)}>
                            {word}
                          </Button>
                        )
                      })}
                />
              )
            })}
          </CountedList>
        )}
        {underWay.length === 0 ? null : (
          <CountedList title="Under way" count={underWay.length}>
            {underWay.map((line) => row(line, [`done by ${formatDay(line.finish, frame)}`]))}
          </CountedList>
        )}
        {waiting.length === 0 ? null : (
          <CountedList title="You wait" count={waiting.length}>
            {waiting.map((line) => row(line, [turns(line), `from ${formatDay(line.start, frame)}`]))}
          </CountedList>
        )}
      </div>
      <p className="m-0 text-xs text-faint">J and K move, Enter opens, S starts, F finishes, A takes the next step.</p>
    </Page>
  )
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <section aria-label="My work" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-6 py-5">{children}</div>
    </section>
  )
}
