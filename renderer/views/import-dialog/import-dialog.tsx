import { CircleAlert, FileDown, TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'

import type { ImportPreview } from '../../../shared/ipc/hub-to-window.ts'
import { useBoard } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countOf } from '../../ui/text/count-of.ts'

type Step =
  | { readonly kind: 'choose'; readonly error: string | null }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'preview'; readonly name: string; readonly preview: ImportPreview; readonly error: string | null }
  | { readonly kind: 'applying'; readonly name: string }

const choose: Step = { kind: 'choose', error: null }

const formatWords: Readonly<Record<ImportPreview['format'], string>> = {
  csv: 'CSV',
  msproject: 'Microsoft Project XML',
  psplib: 'PSPLIB',
  icalendar: 'iCalendar'
}

/** The same limit as the hub's: larger files are refused before they are read. */
const mostBytes = 64 * 1024 * 1024

/** Brings a file in: what it would add and everything wrong with it first, then all of it or nothing. */
export function ImportDialog({
  isOpen,
  first,
  onClose
}: {
  readonly isOpen: boolean
  /** What was pasted, or put into the watched folder: it is read at once. Null asks for a file. */
  readonly first: File | null
  readonly onClose: () => void
}) {
  const session = useBoard()
  const [step, setStep] = useState<Step>(first === null ? choose : { kind: 'reading', name: first.name })

  const close = () => {
    if (step.kind === 'preview') session.dropImport(step.preview)
    setStep(choose)
    onClose()
  }
  const read = async (file: File): Promise<Step> => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const outcome = await session.readImport(file.name, bytes)
      return outcome.ok
        ? { kind: 'preview', name: file.name, preview: outcome.value, error: null }
        : { kind: 'choose', error: outcome.failure }
    } catch {
      return { kind: 'choose', error: `${file.name} could not be read.` }
    }
  }
  const start = (file: File) => {
    if (file.size > mostBytes) return setStep({ kind: 'choose', error: `${file.name} is larger than 64 MB.` })
    setStep({ kind: 'reading', name: file.name })
    void read(file).then(setStep)
  }
  const readFirst = useEffectEvent((file: File) => read(file))
  useEffect(() => {
    if (first !== null) void readFirst(first).then(setStep)
  }, [first])
  const apply = async (name: string, preview: ImportPreview) => {
    setStep({ kind: 'applying', name })
    const outcome = await session.applyImport(preview, `Import ${name}`)
    if (!outcome.ok) return setStep({ kind: 'preview', name, preview, error: outcome.failure })
    setStep(choose)
    onClose()
  }

  return (
    <Dialog title="Import a file" isOpen={isOpen} onClose={close} width={step.kind === 'preview' ? 'large' : 'medium'}>
      {step.kind === 'choose' ? (
        <ChooseFile error={step.error} onFile={start} />
      ) : step.kind === 'preview' ? (
        <Preview
          name={step.name}
          preview={step.preview}
          error={step.error}
          onApply={() => void apply(step.name, step.preview)}
          onCancel={close}
        />
      ) : (
        <p role="status" className="m-0 py-10 text-center text-soft">
          {step.kind === 'reading' ? `Reading ${step.name}…` : `Importing ${step.name}…`}
        </p>
      )}
    </Dialog>
  )
}

function ChooseFile({ error, onFile }: { readonly error: string | null; readonly onFile: (file: File) => void }) {
  return (
    <div className="flex flex-col gap-4">
      <DropZone
        aria-label="Drop a file here"
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={(event) => {
          const item = event.items.find(isFileDropItem)
          if (item !== undefined) item.getFile().then(onFile, () => undefined)
        }}
        className="flex flex-col items-center gap-3 rounded-xl border border-dashed border-edge bg-canvas px-6 py-10 text-center data-[drop-target]:border-accent data-[drop-target]:bg-accent-wash"
      >
        <FileDown aria-hidden size={26} className="text-accent" />
        <p className="m-0 max-w-sm leading-relaxed text-soft">
          Drop a file here: CSV as Jira, Asana, Linear and Trello write it, or Microsoft Project XML.
        </p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.xml', '.sm', '.ics', 'text/csv', 'text/xml', 'text/calendar']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) onFile(file)
          }}
        >
          <Button look="primary">Choose a file</Button>
        </FileTrigger>
      </DropZone>
      {error === null ? null : (
        <p role="alert" className="m-0 flex gap-2 text-danger">
          <CircleAlert aria-hidden size={16} className="mt-px shrink-0" />
          {error}
        </p>
      )}
      <p className="m-0 text-xs text-faint">
        You see what it would add before anything is written, and one undo removes it.
      </p>
    </div>
  )
}

function Preview({
  name,
  preview,
  error,
  onApply,
  onCancel
}: {
  readonly name: string
  readonly preview: ImportPreview
  readonly error: string | null
  readonly onApply: () => void
  readonly onCancel: () => void
}) {
  const errors = preview.problems.filter(({ severity }) => severity === 'error').length
  const counts = [
    countOf(preview.tasks, 'task'),
    preview.summaries === 0 ? '' : countOf(preview.summaries, 'summary', 'summaries'),
    preview.milestones === 0 ? '' : countOf(preview.milestones, 'milestone'),
    countOf(preview.dependencies, 'dependency', 'dependencies'),
    countOf(preview.people, 'person', 'people'),
    preview.calendars === 0 ? '' : countOf(preview.calendars, 'calendar')
  ].filter((words) => words !== '')
  const isEmpty = preview.tasks + preview.summaries + preview.milestones === 0
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="m-0 font-semibold" data-selectable>
          {preview.title === '' ? name : preview.title}
        </p>
        <p className="m-0 text-xs text-faint">
          {name} · {formatWords[preview.format]}
        </p>
      </div>
      <ul aria-label="What it would add" className="m-0 flex list-none flex-wrap gap-2 p-0">
        {counts.map((words) => (
          <li key={words} className="tabular rounded-md bg-sunken px-2.5 py-1 font-medium">
            {words}
          </li>
        ))}
      </ul>
      {preview.problems.length === 0 ? null : (
        <section aria-label="Problems" className="flex flex-col gap-2">
          <h3 className={`m-0 text-body font-semibold ${errors > 0 ? 'text-danger' : ''}`}>
            {errors > 0
              ? `${countOf(errors, 'error')}: nothing can be imported until the file is mended`
              : `${countOf(preview.problems.length + preview.moreProblems, 'thing')} to know`}
          </h3>
          <ul
            className="m-0 max-h-64 list-none overflow-auto rounded-lg border border-line p-0"
            data-selectable
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reachable by keys
            tabIndex={0}
            aria-label="List of problems"
          >
            {preview.problems.map((problem, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a fixed list; two problems may read alike
              <li key={index} className="flex gap-2 border-b border-line px-3 py-2 last:border-b-0">
                {problem.severity === 'error' ? (
                  <CircleAlert aria-label="Error" size={15} className="mt-0.5 shrink-0 text-danger" />
                ) : (
                  <TriangleAlert aria-label="Warning" size={15} className="mt-0.5 shrink-0 text-critical" />
                )}
                <span className="min-w-0">
                  <span className="font-medium">{problem.where}</span>
                  <span className="text-soft"> {problem.message}</span>
                </span>
              </li>
            ))}
          </ul>
          {preview.moreProblems === 0 ? null : (
            <p className="m-0 text-xs text-faint">and {preview.moreProblems.toLocaleString('en')} more</p>
          )}
        </section>
      )}
      {error === null ? null : (
        <p role="alert" className="m-0 text-danger">
          {error}
        </p>
      )}
      <footer className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-t border-line bg-raised px-5 py-3">
        <Button onPress={onCancel}>Cancel</Button>
        <Button look="primary" isDisabled={errors > 0 || isEmpty} onPress={onApply}>
          Import
        </Button>
      </footer>
    </div>
  )
}
