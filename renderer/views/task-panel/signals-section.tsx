import { useMemo, useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { signalsAbout } from '../../state/latest-signals.ts'
import { Button } from '../../ui/button.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { SignalRow } from '../signals/signal-row.tsx'

import { PanelSection } from './panel-section.tsx'

/** So many are read before somebody asks for more. */
const fewest = 3

/** What other tools told of this task, the latest first, and the way back of each; nothing where they told nothing. */
export function SignalsSection({ task }: { readonly task: TaskId }) {
  const signals = useGraphPart('signals')
  const about = useMemo(() => signalsAbout(signals, task), [signals, task])
  const [isWhole, setWhole] = useState(false)
  if (about.length === 0) return null
  const shown = isWhole ? about : about.slice(0, fewest)
  return (
    <PanelSection title="Signals">
      <ul aria-label="Signals about this task" className="m-0 flex list-none flex-col p-0">
        {shown.map((signal) => (
          <SignalRow key={signal.id} signal={signal} />
        ))}
      </ul>
      {shown.length === about.length ? null : (
        <Button look="quiet" size="small" onPress={() => setWhole(true)}>
          {`Show ${countOf(about.length - shown.length, 'older one')}`}
        </Button>
      )}
    </PanelSection>
  )
}
