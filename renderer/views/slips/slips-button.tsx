import { History } from 'lucide-react'
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'

import { useGraphPart } from '../../state/board-context.ts'
import { newestSlips } from '../../state/slip-list.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { SlipRow } from './slip-row.tsx'

/** More than anybody reads in a list that hangs from a button. */
const mostShown = 50

/** Opens the list of what moved lately. */
export function SlipsButton() {
  return (
    <DialogTrigger>
      <AriaButton
        aria-label="What moved"
        className="inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
      >
        <History aria-hidden size={16} />
      </AriaButton>
      <Popover
        placement="bottom end"
        offset={4}
        className="enter-fade flex max-h-[70vh] w-[420px] flex-col overflow-hidden rounded-lg bg-raised shadow-pop"
      >
        <Dialog className="flex min-h-0 flex-col outline-none">
          <Heading slot="title" className="m-0 border-b border-line px-4 py-2.5 text-[13px] font-semibold">
            What moved
          </Heading>
          <SlipList />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** Made only while it is open: a board's slips are sorted for nobody else. */
function SlipList() {
  const slips = useGraphPart('slips')
  const shown = newestSlips(slips, mostShown)
  if (shown.length === 0) {
    return (
      <EmptyNote title="Nothing has moved yet">
        When an edit moves what others wait for, it stands here: what moved, who did it, and a way back.
      </EmptyNote>
    )
  }
  return (
    <div className="min-h-0 overflow-y-auto px-2.5 py-1">
      <ul aria-label="Slips, newest first" className="m-0 list-none p-0">
        {shown.map((slip) => (
          <SlipRow key={slip.id} slip={slip} />
        ))}
      </ul>
      {slips.size > shown.length ? (
        <p className="m-0 px-1.5 pb-2 text-xs text-faint">{`and ${slips.size - shown.length} before these`}</p>
      ) : null}
    </div>
  )
}
