import { useState } from 'react'

import type { Line } from '../../../shared/debt/ledger.ts'
import type { NudgeId, TaskId } from '../../../shared/model/ids.ts'
import { useBoard, useGraph, useMayEdit, useSchedule, useSelection } from '../../state/board-context.ts'
import { taskIssues } from '../../state/task-issues.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { waysOut } from '../../state/ways-out.ts'
import { Button } from '../../ui/button.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { daysText } from './headline.ts'
import { hoursText } from './hours-text.ts'
import { LineDialog } from './line-dialog.tsx'
import { lineSums } from './line-sums.ts'
import { lineWays } from './line-ways.ts'
import type { LineForm } from './line-ways.ts'
import { codeWords, moveWords, partWords, wordsWithoutTask } from './line-words.ts'
import { walkLines } from './walk-lines.ts'

/** [LV3] One line: what it is, whose move, since when, what it costs, and the sum behind that. */
export function LedgerLine({ line, titleOf }: { readonly line: Line; readonly titleOf: (task: TaskId) => string }) {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const [asked, setAsked] = useState<LineForm | null>(null)
  const onIntent = useIntents()
  const frame = useDateFrame()
  const mayEdit = useMayEdit()
  const { me, nameOf } = usePersonWords()
  const { select } = useSelection()
  const { task, code, move, principal, interest, rate } = line
  const title = task === null ? wordsWithoutTask(code) : titleOf(task)
  const sums = lineSums(line)
  const isMine = me !== null && move.includes(me)
  const conflict =
    task === null || schedule === null
      ? undefined
      : taskIssues(schedule.issues)
          .get(task)
          ?.find(({ kind }) => kind === 'constraintConflict')
  const contradicted = conflict === undefined ? [] : waysOut(conflict, graph, (day) => formatPlainDay(day, frame))
  const ways = mayEdit ? lineWays(line, graph, session.clock(), () => session.newId<NudgeId>(), contradicted) : []
  return (
    <li className="border-b border-edge px-4 py-3 focus-within:bg-hover">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <div className="min-w-56 flex-1">
          <button
            type="button"
            data-ledger-row
            onKeyDown={walkLines}
            onClick={() => {
              if (task !== null) select(task)
            }}
            className="block cursor-default rounded text-left font-medium break-words"
          >
            {title}
          </button>
          <p className="m-0 text-xs text-soft">
            {`${codeWords[code]} since ${formatPlainDay(line.since, frame)}; `}
            <span className={isMine ? 'font-medium text-accent-strong' : ''}>{moveWords(move, me, nameOf)}</span>
          </p>
        </div>
        <dl className="m-0 grid grid-cols-3 text-right tabular-nums">
          <Figure name="tied up" value={hoursText(principal)} />
          <Figure name="interest" value={hoursText(interest.total)} />
          <Figure name="a day" value={hoursText(rate)} />
        </dl>
        <div className="ml-auto flex w-96 flex-wrap justify-end gap-1.5">
          {ways.map((way) => (
            <Button
              key={way.words}
              data-way-out
              size="small"
              look="quiet"
              aria-label={`${way.words}: ${title}`}
              onPress={() => {
                if (way.kind === 'form') setAsked(way.form)
                else onIntent(way.intent, `${way.words}: ${title}`)
              }}
            >
              {way.words}
            </Button>
          ))}
          {task === null ? null : (
            <Button size="small" onPress={() => select(task)} aria-label={`Open ${title}`}>
              Open
            </Button>
          )}
        </div>
      </div>
      {sums.length === 0 ? null : (
        <details className="mt-1 text-xs text-soft">
          <summary className="cursor-default">Why these figures</summary>
          {sums.map(({ of, total, parts }) => (
            <ul key={of} aria-label={`What is ${of}`} className="tabular m-0 mt-1 list-none p-0">
              {parts.map(({ part, shown }) => (
                <li
                  key={`${part.kind}-${'task' in part ? part.task : ''}`}
                >{`${hoursText(shown)} ${partWords(part, titleOf)}`}</li>
              ))}
              <li className="font-medium">{`${hoursText(total)} ${of}`}</li>
            </ul>
          ))}
          {interest.low === interest.high ? null : (
            <p className="tabular m-0 mt-1">{`Interest between ${hoursText(interest.low)} and ${hoursText(interest.high)}, as far as the assumptions may lie.`}</p>
          )}
        </details>
      )}
      {line.delays.map(({ promise, days }) => (
        <p key={promise} className="m-0 mt-1 text-xs text-danger">{`${daysText(days)} on ${titleOf(promise)}`}</p>
      ))}
      {asked === null ? null : <LineDialog form={asked} onClose={() => setAsked(null)} />}
    </li>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex w-20 flex-col-reverse">
      <dt className="text-xs text-faint">{name}</dt>
      <dd className="m-0">{value}</dd>
    </div>
  )
}
