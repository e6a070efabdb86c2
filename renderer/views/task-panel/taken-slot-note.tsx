import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'

import type { Task } from '../../../shared/model/task.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useOpenSlot } from '../../state/use-open-slot.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { formatSpan } from '../../ui/text/format-day.ts'
import { useDeed } from '../board-files/use-deed.ts'

/** [OS6] The time that one has taken for the task, and the way to have it in a calendar of one's own. Nothing where none is taken. */
export function TakenSlotNote({ task }: { readonly task: Task }) {
  const app = useApp()
  const { board } = useBoard()
  const frame = useDateFrame()
  const taken = useOpenSlot(task.id)?.taken ?? null
  const { me } = usePersonWords()
  const { busy, error, run } = useDeed()
  const [savedAs, setSavedAs] = useState<string | null>(null)
  if (taken === null || task.owner === null || task.owner !== me) return null
  const save = () => run(async () => setSavedAs(await app.saveSlot(board, task.id, task.title)))
  return (
    <div className="flex items-start gap-2.5 rounded-md border border-line px-3 py-2">
      <CalendarCheck aria-hidden size={15} className="mt-0.5 shrink-0 text-clear" />
      <div className="min-w-0 flex-1">
        <p className="m-0">
          <span className="text-soft">Your time for it: </span>
          <span className="tabular font-medium">{formatSpan(taken.from, taken.to, frame)}</span>
        </p>
        <p role="status" className={`m-0 text-xs break-words ${error === null ? 'text-soft' : 'text-danger'}`}>
          {error ??
            (savedAs === null ? 'It is on this board alone.' : `Saved as ${savedAs}: open it in your calendar.`)}
        </p>
      </div>
      <Button size="small" isDisabled={busy} onPress={save}>
        Save as calendar event…
      </Button>
    </div>
  )
}
