import { Clock3, Gavel, HandCoins, Megaphone, Repeat2, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'

import type { Intent } from '../../../shared/intents/intent.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useGraph, useMinutesPerDay } from '../../state/board-context.ts'
import { taskRecords } from '../../state/task-records.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useLedger } from '../../state/use-ledger.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'
import { hoursText } from '../ledger/hours-text.ts'
import { codeWords } from '../ledger/line-words.ts'
import { DragDialog } from '../records/drag-dialog.tsx'
import { LogTimeDialog } from '../records/log-time-dialog.tsx'

import { PanelSection } from './panel-section.tsx'

/** [LV7] What was put into a task and recorded about it, each to be taken back, and what stands still on it. */
export function WorkSection({ task }: { readonly task: Task }) {
  const graph = useGraph()
  const perDay = useMinutesPerDay()
  const [asked, setAsked] = useState<'time' | 'drag' | null>(null)
  const records = useMemo(() => taskRecords(graph, task.id), [graph, task.id])
  const total = records.logged.reduce((minutes, entry) => minutes + entry.minutes, 0)
  const isEmpty = total === 0 && records.decisions.length + records.nudges.length === 0 && task.drag === null
  return (
    <PanelSection
      title="Work and debt"
      aside={
        task.kind === 'task' ? (
          <Button size="small" look="quiet" onPress={() => setAsked('time')}>
            <Clock3 aria-hidden size={13} />
            Log time
          </Button>
        ) : null
      }
    >
      <DebtLines task={task} />
      {isEmpty ? (
        <p className="m-0 text-xs text-faint">
          No time is logged, so hours put in are taken from the estimate and what is done of it.
        </p>
      ) : (
        <Records task={task} records={records} total={formatDuration(total, perDay)} onDrag={() => setAsked('drag')} />
      )}
      {asked === 'time' ? <LogTimeDialog task={task.id} onClose={() => setAsked(null)} /> : null}
      {asked === 'drag' ? <DragDialog task={task} onClose={() => setAsked(null)} /> : null}
    </PanelSection>
  )
}

function DebtLines({ task }: { readonly task: Task }) {
  const reading = useLedger()
  const frame = useDateFrame()
  const lines = reading.kind === 'read' ? reading.value.lines.filter((line) => line.task === task.id) : []
  if (lines.length === 0) return null
  return (
    <ul aria-label="What stands still here" className="m-0 flex list-none flex-col gap-2 p-0">
      {lines.map(({ code, cause, since, principal, interest, rate }) => (
        <li key={`${code}-${cause}`} className="flex gap-2.5">
          <HandCoins aria-hidden size={15} className="mt-0.5 shrink-0 text-waiting" />
          <p className="m-0 min-w-0 flex-1" data-selectable>
            <span className="font-medium">{`${codeWords[code]} since ${formatPlainDay(since, frame)}`}</span>
            <br />
            <span className="tabular text-xs text-soft">
              {`${hoursText(principal)} tied up, ${hoursText(interest.total)} interest, ${hoursText(rate)} a day`}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

function Records({
  task,
  records: { logged, decisions, nudges },
  total,
  onDrag
}: {
  readonly task: Task
  readonly records: ReturnType<typeof taskRecords>
  readonly total: string
  readonly onDrag: () => void
}) {
  const perDay = useMinutesPerDay()
  const frame = useDateFrame()
  const { nameOf } = usePersonWords()
  const { drag } = task
  return (
    <ul aria-label="What is recorded" className="m-0 flex list-none flex-col gap-2 p-0">
      {logged.map(({ id, minutes, person, note, logged: deed }) => {
        const amount = formatDuration(minutes, perDay)
        return (
          <Record
            key={id}
            icon={<Clock3 aria-hidden size={15} />}
            removal={`Take back the ${amount} of ${nameOf(person)}`}
            intent={{ type: 'withdrawFact', fact: id }}
          >
            <span className="tabular font-medium">{amount}</span>
            {` of ${nameOf(person)}, ${formatPlainDay(deed.at, frame)}`}
            {note === '' ? null : <span className="block text-xs break-words text-soft">{note}</span>}
          </Record>
        )
      })}
      {logged.length > 1 ? <li className="tabular pl-[25px] text-xs text-soft">{`${total} in all`}</li> : null}
      {drag === null ? null : (
        <Record
          icon={<Repeat2 aria-hidden size={15} />}
          removal="It costs no time every week any more"
          intent={{ type: 'editTask', task: task.id, change: { drag: null } }}
        >
          {`Costs ${drag.people === 1 ? 'one person' : `${drag.people} people`} ${hoursText(drag.hoursPerWeek)} a week since ${formatPlainDay(drag.at, frame)}`}
          <div className="-ml-2">
            <Button size="small" look="quiet" onPress={onDrag}>
              Change…
            </Button>
          </div>
        </Record>
      )}
      {decisions.map(({ id, text, follower, followUp, made }) => (
        <Record
          key={id}
          icon={<Gavel aria-hidden size={15} />}
          removal="Take back this decision"
          intent={{ type: 'withdrawFact', fact: id }}
        >
          <span className="line-clamp-3 break-words">{text}</span>
          <span className="block text-xs text-soft">
            {`Decided ${formatPlainDay(made.at, frame)}; ${
              followUp === null
                ? follower === null
                  ? 'nobody follows yet'
                  : `${nameOf(follower)} follows`
                : 'a task follows from it'
            }`}
          </span>
        </Record>
      ))}
      {nudges.map(({ id, given }) => (
        <Record
          key={id}
          icon={<Megaphone aria-hidden size={15} />}
          removal="Nobody asked again then"
          intent={{ type: 'withdrawFact', fact: id }}
        >
          {`${nameOf(given.by)} asked again, ${formatPlainDay(given.at, frame)}`}
        </Record>
      ))}
      {nudges.length > 1 ? (
        <li className="pl-[25px] text-xs text-soft">{`Asked again ${countOf(nudges.length, 'time')}`}</li>
      ) : null}
    </ul>
  )
}

function Record({
  icon,
  removal,
  intent,
  children
}: {
  readonly icon: ReactNode
  /** What taking it back says, as a button and as an undo step. */
  readonly removal: string
  readonly intent: Intent
  readonly children: ReactNode
}) {
  const onIntent = useIntents()
  return (
    <li className="flex gap-2.5">
      <span className="mt-0.5 shrink-0 text-soft">{icon}</span>
      <div className="min-w-0 flex-1" data-selectable>
        {children}
      </div>
      <IconButton label={removal} small onPress={() => void onIntent(intent, removal)}>
        <X aria-hidden size={13} />
      </IconButton>
    </li>
  )
}
