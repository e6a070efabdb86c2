import { FileDown, Plus } from 'lucide-react'

import { Button } from '../../ui/button.tsx'

const examples = [
  'Design API 2d @ana',
  'Build API after Design API 3d @bo',
  'Ship it after Build API !promise in 2 weeks to Acme'
]

/** A board without work: what to write, and what it will do. */
export function EmptyBoard({ onAdd, onImport }: { readonly onAdd: () => void; readonly onImport: () => void }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-6 px-6 pb-16 text-center">
      <div className="flex flex-col gap-1.5">
        <h2 className="m-0 text-lg font-semibold">Write the first three tasks</h2>
        <p className="m-0 max-w-md leading-relaxed text-soft">
          Say what comes after what and how long it takes. Slipstream works out the dates, and moves them when something
          slips.
        </p>
      </div>
      <ul className="m-0 flex list-none flex-col gap-2 p-0 text-left" data-selectable>
        {examples.map((example) => (
          <li key={example} className="rounded-md bg-sunken px-3 py-1.5 font-mono text-xs text-soft">
            {example}
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <Button look="primary" onPress={onAdd}>
          <Plus aria-hidden size={15} />
          Add work
        </Button>
        <Button onPress={onImport}>
          <FileDown aria-hidden size={15} />
          Import a file
        </Button>
      </div>
    </div>
  )
}
