import { useState } from 'react'

import type { TrendDay } from '../../../shared/debt/debt-trend.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useTrend } from '../../state/use-trend.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { formatDate, formatMoment } from '../../ui/text/format-day.ts'
import { FlowSection } from '../flow/flow-section.tsx'

import { hoursText } from './hours-text.ts'
import { TrendChart } from './trend-chart.tsx'
import type { TrendPoint } from './trend-chart.tsx'
import { trendSentence } from './trend-words.ts'

/** What stands for the whole board, and for what stands under no initiative, in the choice of what to show. */
const [whole, none] = ['whole', 'none'] as const

/** [TR1]–[TR5] The balance of the open board over time: of all of it, or of one initiative. */
export function TrendView() {
  const { days, reach, phase, isOld, stop } = useTrend()
  const tasks = useGraphPart('tasks')
  const frame = useDateFrame()
  const [shown, setShown] = useState<string>(whole)
  const newest = days.at(-1)
  const names = newest?.initiatives ?? []
  const first = days[0]
  const points = days.map((day) => pointOf(day, shown))
  const titleOf = (initiative: (typeof names)[number]['initiative']): string =>
    initiative === null ? 'Under no initiative' : (tasks.get(initiative)?.title ?? 'an initiative that is gone')
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex max-w-5xl flex-col gap-8 px-4 py-4">
        <FlowSection
          title="Balance by day"
          sentence={
            first === undefined || reach === null
              ? 'Working out what stood still on each day …'
              : trendSentence(days, formatDate(first.at, frame))
          }
        >
          {phase.kind === 'reading' ? (
            <p role="status" className="m-0 mb-3 flex items-center gap-3 text-xs text-soft">
              {`Reading the past: ${phase.weeks} of 12 weeks`}
              <Button size="small" look="quiet" onPress={stop}>
                Stop
              </Button>
            </p>
          ) : null}
          {phase.kind === 'stopped' ? (
            <p className="m-0 mb-3 text-xs text-soft">Stopped; the next edit reads on.</p>
          ) : null}
          {phase.kind === 'level' && isOld && newest !== undefined ? (
            <p className="m-0 mb-3 text-xs text-soft">
              {`As of ${formatMoment(newest.at, frame)}: what was edited since is read once nobody edits for a while.`}
            </p>
          ) : null}
          {phase.kind === 'failed' ? (
            <p role="alert" className="m-0 mb-3 text-danger">
              {phase.message}
            </p>
          ) : null}
          {names.length < 2 ? null : (
            <div className="mb-3 w-64">
              <Choice
                label="Show"
                value={shown}
                onChoose={setShown}
                options={[
                  { value: whole, label: 'The whole board' },
                  ...names.map(({ initiative }) => ({ value: initiative ?? none, label: titleOf(initiative) }))
                ]}
              />
            </div>
          )}
          {days.length < 3 ? null : <TrendChart points={points} />}
        </FlowSection>
        {names.length === 0 ? null : (
          <FlowSection
            title="By initiative"
            sentence="What stands still under each, today; together they are the whole."
          >
            <ul aria-label="Debt by initiative" className="m-0 list-none p-0 tabular-nums">
              {names.map(({ initiative, principal, interest }) => (
                <li key={initiative ?? none} className="flex flex-wrap gap-x-4 py-0.5">
                  <span className="min-w-48 font-medium">{titleOf(initiative)}</span>
                  <span className="text-soft">{`${hoursText(principal)} tied up, ${hoursText(interest)} interest`}</span>
                </li>
              ))}
            </ul>
          </FlowSection>
        )}
      </div>
    </div>
  )
}

function pointOf(day: TrendDay, shown: string): TrendPoint {
  if (shown === whole) return { day, principal: day.principal, interest: day.interest, marks: true }
  const own = day.initiatives.find(({ initiative }) => (initiative ?? none) === shown)
  return { day, principal: own?.principal ?? 0, interest: own?.interest ?? 0, marks: false }
}
