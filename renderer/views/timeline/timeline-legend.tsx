import { Shapes } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'

import { RangeStripe } from './range-stripe.tsx'

type LegendProps = {
  readonly isCompared: boolean
  readonly isRangeShown: boolean
  /** Whether hours are stuck at a dependency. */
  readonly isHeated: boolean
}

type Room = { readonly inLine: string; readonly behind: string }

/** From which width on the marks stand in line; with the likely range they are one more, with what is stuck two. */
const alone: Room = { inLine: '@min-[1040px]:flex', behind: '@min-[1040px]:hidden' }
const besideHeat: Room = { inLine: '@min-[1200px]:flex', behind: '@min-[1200px]:hidden' }
const besideComparison: Room = { inLine: '@min-[1400px]:flex', behind: '@min-[1400px]:hidden' }

/** What the marks mean: beside each other where there is room for it, else behind a button. */
export function TimelineLegend(props: LegendProps) {
  // What a comparison says comes first.
  const { inLine, behind } = props.isCompared ? besideComparison : props.isHeated ? besideHeat : alone
  return (
    <>
      <div className={`hidden shrink-0 ${inLine}`}>
        <Marks {...props} look="items-center gap-4" />
      </div>
      <DialogTrigger>
        <AriaButton
          className={`flex h-8 shrink-0 cursor-default items-center gap-1.5 rounded-md px-2 text-xs font-medium text-soft hover:bg-hover hover:text-ink ${behind}`}
        >
          <Shapes aria-hidden size={14} />
          Marks
        </AriaButton>
        <Popover placement="bottom start" offset={4} className="enter-fade rounded-lg bg-raised p-3 shadow-pop">
          <Dialog aria-label="What the marks mean" className="outline-none">
            <Marks {...props} look="flex-col gap-2.5" />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}

function Marks({ isCompared, isRangeShown, isHeated, look }: LegendProps & { readonly look: string }) {
  return (
    <ul aria-label="Marks" className={`m-0 flex list-none p-0 text-xs whitespace-nowrap text-faint ${look}`}>
      {isCompared ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="h-[3px] w-5 rounded-full bg-faint/75" />
          Planned
        </li>
      ) : null}
      <li className="flex items-center gap-1.5">
        <span
          aria-hidden
          className="h-3 w-5 rounded-[3px] border border-edge bg-surface outline-[1.5px] outline-offset-[1px] outline-critical"
        />
        Critical
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-2 w-5 border-r border-edge">
          <span className="block h-1 border-b border-edge" />
        </span>
        Float
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-surface text-accent" />
        Promise
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-danger text-danger" />
        Broken
      </li>
      <li className="flex items-center gap-1.5">
        <Diamond look="fill-ink text-ink" />
        Milestone
      </li>
      {isHeated ? (
        <>
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="w-5 border-t-[3.5px] border-debt" />
            A day or more stuck
          </li>
          <li className="flex items-center gap-1.5">
            <span aria-hidden className="w-5 border-t-2 border-dashed border-debt" />
            Less
          </li>
        </>
      ) : null}
      {isRangeShown ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="relative h-3 w-7">
            <RangeStripe left={0} tick={18} right={28} />
          </span>
          50, 80, 95&nbsp;% sure
        </li>
      ) : null}
    </ul>
  )
}

function Diamond({ look }: { readonly look: string }) {
  return (
    <svg aria-hidden width={12} height={12} viewBox="-6 -6 12 12" className={look}>
      <path d="M0-5L5 0L0 5L-5 0Z" stroke="currentColor" strokeWidth={1.75} strokeLinejoin="round" />
    </svg>
  )
}
