import { Bookmark, BookmarkPlus, ChevronDown, Eye, EyeOff, Pencil, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { compareText } from '../../../shared/lib/compare.ts'
import { activeBaseline } from '../../../shared/model/baseline-dates.ts'
import type { Baseline } from '../../../shared/model/baseline.ts'
import type { BaselineId } from '../../../shared/model/ids.ts'
import { setBaseline } from '../../state/set-baseline.ts'
import type { BaselineWish } from '../../state/set-baseline.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { NameDialog } from '../shell/name-dialog.tsx'
import { formatDate } from '../../ui/text/format-day.ts'

import { ClearBaselineDialog } from './clear-baseline-dialog.tsx'
import type { TimelineProps } from './timeline-props.ts'

export type BaselineMenuProps = Pick<
  TimelineProps,
  'graph' | 'schedule' | 'now' | 'timeZone' | 'mayEdit' | 'onIntent' | 'newId'
> & {
  /** Whether the planned dates are drawn under the bars. */
  readonly isShown: boolean
  readonly onShow: (isShown: boolean) => void
}

type Asking =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'set' }
  | { readonly kind: 'rename' | 'clear'; readonly baseline: Baseline }

/** What was agreed on: keeping today's forecast under a name, and choosing what the forecast is compared with. */
export function BaselineMenu(props: BaselineMenuProps) {
  const { graph, schedule, now, timeZone, mayEdit, onIntent, newId, isShown, onShow } = props
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const active = activeBaseline(graph)
  const close = () => setAsking({ kind: 'nothing' })
  const set = (name: string, replaced: Baseline | null) => {
    if (schedule === null) return
    const wish: BaselineWish = { id: newId<BaselineId>(), name, at: now, replaces: replaced?.id ?? null }
    onIntent(setBaseline(graph, schedule, wish), replaced === null ? `Set “${name}”` : `Set “${name}” again`)
  }
  const show: MenuEntry = {
    kind: 'action',
    id: 'show',
    label: isShown ? 'Hide planned bars' : 'Show planned bars',
    icon: isShown ? <EyeOff aria-hidden size={15} /> : <Eye aria-hidden size={15} />,
    run: () => onShow(!isShown)
  }
  const entries: MenuEntry[] = [
    {
      kind: 'action',
      id: 'set',
      label: 'Set a baseline …',
      icon: <BookmarkPlus aria-hidden size={15} />,
      run: () => setAsking({ kind: 'set' })
    },
    { kind: 'line', id: 'choose' },
    ...inOrder(graph.baselines.values()).map((baseline): MenuEntry => ({
      kind: 'action',
      id: `with ${baseline.id}`,
      label: baseline.name,
      checked: baseline.id === active?.id,
      icon: <Bookmark aria-hidden size={15} />,
      detail: formatDate(baseline.set.at, { timeZone, now }),
      run: () => onIntent({ type: 'activateBaseline', baseline: baseline.id }, `Compare with “${baseline.name}”`)
    })),
    ...(active === null ? [] : ofActive(active))
  ]

  function ofActive(baseline: Baseline): readonly MenuEntry[] {
    const { name } = baseline
    return [
      {
        kind: 'action',
        id: 'none',
        label: 'Compare with none',
        icon: <span className="size-[15px]" />,
        run: () => onIntent({ type: 'activateBaseline', baseline: null }, 'Compare with no baseline')
      },
      { kind: 'line', id: 'active' },
      show,
      {
        kind: 'action',
        id: 'rename',
        label: `Rename “${name}” …`,
        icon: <Pencil aria-hidden size={15} />,
        run: () => setAsking({ kind: 'rename', baseline })
      },
      {
        kind: 'action',
        id: 'again',
        label: `Set “${name}” again`,
        icon: <RotateCcw aria-hidden size={15} />,
        run: () => set(name, baseline)
      },
      {
        kind: 'action',
        id: 'clear',
        label: `Clear “${name}” …`,
        icon: <Trash2 aria-hidden size={15} />,
        danger: true,
        run: () => setAsking({ kind: 'clear', baseline })
      }
    ]
  }

  // Which one the board is compared with is everybody's; a reader looks at it or not.
  if (!mayEdit && active === null) return null
  return (
    <>
      {graph.baselines.size === 0 ? (
        <Button look="quiet" isDisabled={schedule === null} onPress={() => setAsking({ kind: 'set' })}>
          <BookmarkPlus aria-hidden size={15} />
          Set baseline
        </Button>
      ) : (
        <Menu label="Baseline" entries={mayEdit ? entries : [show]}>
          <Button look="quiet" aria-label={active === null ? 'Baseline' : `Baseline, ${active.name}`}>
            <Bookmark aria-hidden size={15} />
            Baseline
            <ChevronDown aria-hidden size={13} />
          </Button>
        </Menu>
      )}
      {asking.kind === 'set' ? (
        <NameDialog
          needed="A baseline needs a name."
          title="Set a baseline"
          name={`Baseline, ${formatDate(now, { timeZone, now })}`}
          hint="Keeps the dates of today’s forecast, so that you see later what has moved since."
          verb="Set"
          onName={(name) => set(name, null)}
          onClose={close}
        />
      ) : null}
      {asking.kind === 'rename' ? (
        <NameDialog
          needed="A baseline needs a name."
          title="Rename the baseline"
          name={asking.baseline.name}
          verb="Rename"
          onName={(name) =>
            onIntent({ type: 'renameBaseline', baseline: asking.baseline.id, name }, `Rename “${asking.baseline.name}”`)
          }
          onClose={close}
        />
      ) : null}
      {asking.kind === 'clear' ? (
        <ClearBaselineDialog
          name={asking.baseline.name}
          onClear={() =>
            onIntent({ type: 'clearBaseline', baseline: asking.baseline.id }, `Clear “${asking.baseline.name}”`)
          }
          onClose={close}
        />
      ) : null}
    </>
  )
}

/** The latest first. */
function inOrder(baselines: Iterable<Baseline>): readonly Baseline[] {
  return [...baselines].toSorted((a, b) => b.set.at - a.set.at || compareText(a.id, b.id))
}
