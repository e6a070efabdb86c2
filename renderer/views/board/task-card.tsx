import { ArrowRightFromLine, Check, Flag, FlagTriangleRight, Lock, PinOff, Route, Scale } from 'lucide-react'
import type { MouseEvent } from 'react'

import { roundHundredths } from '../../../shared/debt/round-hundredths.ts'
import type { DebtMark } from '../../../shared/debt/debt-marks.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { CardFacts } from '../../state/card-facts.ts'
import type { Reach } from '../../state/marked-tasks.ts'
import type { Onlooker } from '../../state/onlookers.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { StateBadge, stateLooks } from '../../ui/state-badge.tsx'
import { formatChance } from '../../ui/text/format-chance.ts'
import { formatDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { formatDuration, sayDuration } from '../../ui/text/format-duration.ts'
import { tenthsText } from '../ledger/hours-text.ts'
import { codeWords } from '../ledger/line-words.ts'

import { handoffInWords, WaitBadges, waitInWords } from './wait-badges.tsx'
import type { CardWords } from './wait-badges.tsx'

export type TaskCardProps = {
  readonly task: Task
  readonly facts: CardFacts
  /** That its promise holds, 0 to 1; null where nothing is promised or it is not known. */
  readonly chance: number | null
  /** Its own date cannot be had. [FP4] */
  readonly isContradicted: boolean
  /** [LV11] What stands still on it; null where nothing does. */
  readonly debt: DebtMark | null
  /** Teammates who look at it now. */
  readonly onlookers: readonly Onlooker[]
  /** Names of people, to whoever looks. */
  readonly words: CardWords
  readonly frame: DateFrame
  readonly minutesPerDay: number
  readonly isSelected: boolean
  /** It is one of several that something is to be done with. */
  readonly isMarked: boolean
  readonly isActive: boolean
  readonly isDragged: boolean
  /** Where the columns do not say where work stands. */
  readonly showsState: boolean
  /** One line for the words, and one for the badges where there are any. */
  readonly isCompact: boolean
  readonly onOpen?: (reach: Reach) => void
  readonly onFocus?: () => void
}

/** One task on the board. Plain data in; its name for screen readers says all that the card shows. */
export function TaskCard(props: TaskCardProps) {
  const { task, facts, frame, minutesPerDay, isSelected, isActive, isDragged, isCompact } = props
  const finished = facts.state === 'done' || facts.state === 'cancelled'
  return (
    <button
      type="button"
      id={`card-${task.id}`}
      data-card={task.id}
      tabIndex={isActive ? 0 : -1}
      aria-label={cardInWords(props)}
      aria-pressed={isSelected}
      aria-describedby="board-keys"
      onClick={(event) => props.onOpen?.(reachOf(event))}
      onFocus={props.onFocus}
      className={`@container flex w-full cursor-default flex-col items-stretch rounded-lg border text-left shadow-card ${isCompact ? 'gap-1 px-2.5 py-1.5' : 'gap-2 px-3 py-2.5'} transition-[border-color,background-color] ${props.isMarked ? 'bg-accent-wash' : 'bg-surface'} ${isSelected || props.isMarked ? 'border-accent ring-1 ring-accent' : 'border-line hover:border-edge'} ${isDragged ? 'opacity-40' : ''}`}
    >
      <span className="flex items-start gap-2">
        {props.isMarked ? (
          <Check aria-hidden size={15} strokeWidth={2.5} className="mt-px shrink-0 text-accent-strong" />
        ) : null}
        {task.kind === 'milestone' ? <Milestone /> : null}
        <span
          title={task.title}
          className={`${isCompact ? 'truncate' : 'line-clamp-2'} min-w-0 flex-1 leading-snug break-words ${finished ? 'text-soft' : 'font-medium text-ink'} ${facts.state === 'cancelled' ? 'line-through' : ''}`}
        >
          {task.title}
        </span>
        {props.onlookers.map(({ name, hue }) => (
          <span
            key={name}
            title={`${name} looks at this`}
            className="mt-px inline-flex shrink-0 rounded-full ring-2 ring-accent"
          >
            <Avatar person={{ name, hue }} size={16} />
          </span>
        ))}
        {facts.critical ? (
          <span title="Critical: no float, if this slips the end slips" className="mt-px shrink-0 text-critical">
            <Route aria-hidden size={15} strokeWidth={2.25} />
          </span>
        ) : null}
        {isCompact ? (
          <span className="tabular flex shrink-0 items-center gap-1.5 text-xs text-faint">
            <FinishDay facts={facts} frame={frame} />
            <Avatar person={facts.owner} size={16} />
          </span>
        ) : null}
      </span>
      <Badges
        debt={props.debt}
        facts={facts}
        chance={props.chance}
        isContradicted={props.isContradicted}
        frame={frame}
        words={props.words}
        task={task}
        showsState={props.showsState}
      />
      {isCompact ? null : (
        <span className="tabular flex items-center gap-2 text-xs text-faint">
          <Avatar person={facts.owner} size={20} />
          <span className="min-w-0 flex-1 truncate">{facts.owner?.name.split(' ')[0] ?? 'Nobody yet'}</span>
          <span className="shrink-0 @max-[200px]:hidden">{facts.key}</span>
          {finished || task.kind !== 'task' ? null : (
            <span className="shrink-0 @max-[150px]:hidden">{formatDuration(facts.estimate, minutesPerDay)}</span>
          )}
          <FinishDay facts={facts} frame={frame} />
        </span>
      )}
      {facts.progress === null ? null : (
        <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-sunken">
          <span
            className="block h-full rounded-full bg-progress"
            style={{ width: `${Math.round(facts.progress * 100)}%` }}
          />
        </span>
      )}
    </button>
  )
}

function reachOf({ shiftKey, ctrlKey, metaKey }: MouseEvent): Reach {
  return shiftKey ? 'between' : ctrlKey || metaKey ? 'turn' : 'alone'
}

function FinishDay({ facts, frame }: Pick<TaskCardProps, 'facts' | 'frame'>) {
  if (facts.finish === null) return null
  return (
    <span className={`shrink-0 ${facts.promise?.broken === true ? 'font-medium text-danger' : 'text-soft'}`}>
      {formatDay(facts.finish, frame)}
    </span>
  )
}

function Milestone() {
  return <span aria-hidden className="mt-1 block size-2.5 shrink-0 rotate-45 rounded-[2px] border-2 border-accent" />
}

function Badges({
  task,
  facts,
  chance,
  isContradicted,
  debt,
  words,
  frame,
  showsState
}: Pick<TaskCardProps, 'task' | 'facts' | 'chance' | 'isContradicted' | 'debt' | 'words' | 'frame' | 'showsState'>) {
  const { blockersLeft, conditions, promise, handoffs, waits, state } = facts
  const finished = state === 'done' || state === 'cancelled'
  if (finished)
    return showsState ? (
      <span className="flex">
        <StateBadge state={state} />
      </span>
    ) : null
  /** What it waits for says in its badge, icon and colour that it does. */
  const isSaid = (state === 'blocked' && blockersLeft > 0) || (state === 'waiting' && waits.length > 0)
  const nothing =
    !showsState &&
    blockersLeft === 0 &&
    promise === null &&
    handoffs.length + waits.length === 0 &&
    !isContradicted &&
    debt === null &&
    task.kind !== 'approval'
  if (nothing) return null
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {showsState && !isSaid ? <StateBadge state={state} /> : null}
      {task.kind === 'approval' ? (
        <Badge tone="neutral" icon={stateLooks.done.icon}>
          Approval
        </Badge>
      ) : null}
      {state === 'blocked' && blockersLeft > 0 ? (
        <Badge tone="blocked" icon={Lock}>{`${blockersLeft} of ${conditions} left`}</Badge>
      ) : null}
      {isContradicted ? (
        <Badge tone="danger" icon={PinOff} title="Its own date contradicts what comes before it">
          Contradicted
        </Badge>
      ) : null}
      <WaitBadges waits={waits} handoffs={handoffs} words={words} frame={frame} />
      {promise === null ? null : (
        <Badge
          tone={promise.broken ? 'danger' : 'promise'}
          icon={promise.broken ? FlagTriangleRight : Flag}
          title={promiseInWords(promise, chance, frame)}
        >
          {promise.broken || chance === null
            ? `${promise.broken ? 'Promised' : 'Promise'} ${formatDay(promise.date, frame)}`
            : `${formatChance(chance)} by ${formatDay(promise.date, frame)}`}
        </Badge>
      )}
      {debt === null ? null : (
        <Badge tone="debt" icon={Scale} title={debtInWords(debt, frame)}>
          {roundHundredths(debt.hours) === 0 ? 'Stands still' : tenthsText(debt.hours)}
        </Badge>
      )}
      {state === 'blocked' && blockersLeft === 0 ? (
        <Badge tone="blocked" icon={ArrowRightFromLine}>
          Not yet
        </Badge>
      ) : null}
    </span>
  )
}

/** [LV11] "28.0 h stuck: handoff not caught since Wed 11 Nov", "stands still: clear, not started since …". */
function debtInWords({ code, since, hours }: DebtMark, frame: DateFrame): string {
  const stuck = roundHundredths(hours) === 0 ? 'stands still' : `${tenthsText(hours)} stuck`
  return `${stuck}: ${codeWords[code]} since ${formatDay(since, frame)}`
}

/** "promised: Fri 15 May, 63 % likely to hold". */
function promiseInWords(
  { date, broken }: NonNullable<CardFacts['promise']>,
  chance: number | null,
  frame: DateFrame
): string {
  const words = `${broken ? 'promise broken' : 'promised'}: ${formatDay(date, frame)}`
  return chance === null ? words : `${words}, ${formatChance(chance)} likely to hold`
}

function cardInWords({
  task,
  facts,
  chance,
  onlookers,
  isContradicted,
  debt,
  words: people,
  frame,
  minutesPerDay,
  isMarked
}: TaskCardProps): string {
  const finished = facts.state === 'done' || facts.state === 'cancelled'
  const words = [
    task.title,
    isMarked ? 'marked' : '',
    facts.key,
    task.kind === 'task' ? '' : task.kind,
    stateLooks[facts.state].word,
    facts.owner === null ? 'nobody owns it' : facts.owner.name,
    facts.finish === null ? '' : `${finished ? 'finished' : 'finishes'} ${formatDay(facts.finish, frame)}`,
    finished || task.kind !== 'task' ? '' : sayDuration(facts.estimate, minutesPerDay),
    facts.state === 'blocked' && facts.blockersLeft > 0 ? `${facts.blockersLeft} of ${facts.conditions} left` : '',
    ...facts.handoffs.map((handoff) => handoffInWords(handoff, people)),
    facts.waits.length === 0
      ? ''
      : `waits: ${facts.waits.map((wait) => waitInWords(wait, people, frame)).join(' and ')}`,
    facts.promise === null ? '' : promiseInWords(facts.promise, finished ? null : chance, frame),
    isContradicted ? 'its own date contradicts what comes before it' : '',
    debt === null || finished ? '' : debtInWords(debt, frame),
    facts.critical ? 'critical' : '',
    onlookers.length === 0 ? '' : `looked at by ${onlookers.map(({ name }) => name).join(', ')}`
  ]
  return words.filter((word) => word !== '').join(', ')
}
