import { Suspense, lazy, useEffect, useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { NoteText } from '../../replica/note-text.ts'
import { useBoard, useMayEdit } from '../../state/board-context.ts'

import { PanelSection } from './panel-section.tsx'

const NoteEditor = lazy(async () => ({ default: (await import('../notes/note-editor.tsx')).NoteEditor }))

/** [NO1–NO4] What one has to know of a task, written by everybody at once. */
export function NotesSection({ task }: { readonly task: TaskId }) {
  const session = useBoard()
  const mayEdit = useMayEdit()
  const [text, setText] = useState<NoteText | null>(null)
  const [isFull, setFull] = useState(false)
  useEffect(() => session.followNote(task, setText), [session, task])
  return (
    <PanelSection title="Notes">
      {text === null ? null : (
        <Suspense fallback={null}>
          <NoteEditor
            text={text}
            isReadOnly={!mayEdit}
            onLeave={() => {
              session.saveNotes()
              setFull(false)
            }}
            onFull={() => setFull(true)}
          />
        </Suspense>
      )}
      {isFull ? (
        <p role="alert" className="m-0 text-xs text-danger">
          Notes hold up to 50,000 characters; this did not fit.
        </p>
      ) : null}
    </PanelSection>
  )
}
