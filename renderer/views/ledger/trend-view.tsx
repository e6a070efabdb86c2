import { useState } from 'react'

import type { InitiativeDebt } from '../../../shared/debt/debt-trend.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useTrend } from '../../state/use-trend.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { formatDate, formatMoment } from '../../ui/text/format-day.ts'
import { FlowSection } from '../flow/flow-section.tsx'

import { hoursText } from './hours-text.ts'
import { seamName } from './seam-words.ts'
import { TrendChart } from './trend-chart.tsx'
import { partKey, trendParts, trendPoints } from './trend-points.ts'
import type { TrendPart } from './trend-points.ts'
import { trendSentence } from './trend-words.ts'

/** [TR1]–[TR7] The balance of the open board over time: of all of it, of one initiative, or of one seam. */
export function TrendView() {
  const { days, reach, phase, isOld, stop } = useTrend()
  const tasks = useGraphPart('tasks')
  const frame = useDateFrame()
  const [shown, setShown] = useState<string>(partKey({ kind: 'whole' }))
  const parts = trendParts(days)
  const part = parts.find((one) => partKey(one) === shown) ?? { kind: 'whole' as const }
  const [first, newest] = [days[0], days.at(-1)]
  const titleOf = (initiative: InitiativeDebt['initiative']): string =>
    initiative === null ? 'Under no initiative' : (tasks.get(initiative)?.title ?? 'an initiative that is gone')
  const nameOf = (one: TrendPart): string => {
    switch (one.kind) {
      case 'whole':
        return 'The whole board'
      case 'initiative':
        return titleOf(one.initiative)
      case 'seam':
        return seamName(one.ends)
      default:
        return assertNever(one)
    }
  }
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
          {parts.length < 3 ? null : (
            <div className="mb-3 w-72 max-w-full">
              <Choice
                label="Show"
                value={partKey(part)}
                onChoose={setShown}
                options={parts.map((one) => ({ value: partKey(one), label: nameOf(one) }))}
              />
            </div>
          )}
          {days.length < 3 ? null : <TrendChart points={trendPoints(days, part)} />}
        </FlowSection>
        <PartSection
          title="By initiative"
          sentence="What stands still under each, today; together they are the whole."
          label="Debt by initiative"
          parts={(newest?.initiatives ?? []).map((one) => ({
            ...one,
            key: one.initiative ?? '',
            name: titleOf(one.initiative)
          }))}
        />
        <PartSection
          title="By seam"
          sentence="What stands still between two teams, or within one, today; together they are the whole."
          label="Debt by seam"
          parts={(newest?.seams ?? []).map((one) => ({
            ...one,
            key: JSON.stringify(one.ends),
            name: seamName(one.ends)
          }))}
        />
      </div>
    </div>
  )
}

/** Parts of the balance of today, with what makes up each. */
function PartSection({
  title,
  sentence,
  label,
  parts
}: {
  readonly title: string
  readonly sentence: string
  readonly label: string
  readonly parts: readonly {
    readonly key: string
    readonly name: string
    readonly principal: number
    readonly interest: number
  }[]
}) {
  if (parts.length === 0) return null
  return (
    <FlowSection title={title} sentence={sentence}>
      <ul aria-label={label} className="m-0 list-none p-0 tabular-nums">
        {parts.map(({ key, name, principal, interest }) => (
          <li key={key} className="flex flex-wrap gap-x-4 py-0.5">
            <span className="min-w-48 font-medium">{name}</span>
            <span className="text-soft">{`${hoursText(principal)} tied up, ${hoursText(interest)} interest`}</span>
          </li>
        ))}
      </ul>
    </FlowSection>
  )
}
