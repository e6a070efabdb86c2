import { History } from 'lucide-react'
import { Suspense } from 'react'

import { BarPopover } from '../../ui/bar-popover.tsx'

import { SlipList } from './later-views.ts'

/** Opens the list of what moved lately. */
export function SlipsButton() {
  return (
    <BarPopover label="What moved" title="What moved" icon={<History aria-hidden size={16} />}>
      <Suspense>
        <SlipList />
      </Suspense>
    </BarPopover>
  )
}
