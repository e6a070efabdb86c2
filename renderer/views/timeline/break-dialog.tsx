import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { BrokenPromises } from '../slips/broken-promises.tsx'

import type { Trial } from './trial-desk.ts'

/** Asks before a change that breaks promises, or whose effect nobody could tell. The promises themselves stay as given. [SL2] */
export function BreakDialog({
  trial,
  graph,
  onApply,
  onLetGo
}: {
  readonly trial: Trial
  readonly graph: WorkGraph
  readonly onApply: () => void
  readonly onLetGo: () => void
}) {
  const outcome = trial.answer?.outcome
  const slip = outcome?.ok === true ? outcome.value : null
  const broken = slip?.brokenPromises ?? []
  const title = slip === null ? 'What would move is not known' : `This breaks ${countOf(broken.length, 'promise')}`
  return (
    <Dialog title={title} isOpen onClose={onLetGo} width="medium">
      <div className="flex flex-col gap-4">
        <p className="m-0 text-soft">
          {slip === null
            ? `The forecast could not be tried: ${outcome?.ok === false ? outcome.failure : 'no answer'}.`
            : `${describeSlip(graph, slip)}.`}
        </p>
        {slip === null ? null : <BrokenPromises slip={slip} />}
        <p className="m-0 text-xs text-faint">
          Promises stay as they were given; broken ones are shown until somebody renegotiates them.
        </p>
        <div className="flex justify-end gap-2">
          <Button look="plain" onPress={onLetGo} autoFocus>
            Let go
          </Button>
          <Button look="primary" onPress={onApply}>
            Apply anyway
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
