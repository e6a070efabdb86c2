import { History } from 'lucide-react'
import { Suspense } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'

import { SlipList } from './later-views.ts'

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
          <Suspense>
            <SlipList />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
