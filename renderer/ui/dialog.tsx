import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

import { IconButton } from './icon-button.tsx'

/** A modal dialog with a title; Escape and a click beside it close it. `close` is handed to the content. */
export function Dialog({
  title,
  isOpen,
  onClose,
  width = 'medium',
  children
}: {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly width?: 'small' | 'medium' | 'large'
  readonly children: ReactNode
}) {
  const widths = { small: 'max-w-sm', medium: 'max-w-lg', large: 'max-w-2xl' }
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className="enter-fade fixed inset-0 z-50 flex items-start justify-center bg-scrim p-6 pt-[12vh]"
    >
      <Modal className={`enter-up flex max-h-[76vh] w-full flex-col rounded-xl bg-raised shadow-pop ${widths[width]}`}>
        <AriaDialog className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 border-b border-line py-3 pr-3 pl-5">
            <Heading slot="title" className="m-0 truncate text-heading font-semibold">
              {title}
            </Heading>
            <IconButton label="Close" small onPress={onClose}>
              <X aria-hidden size={15} />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-auto p-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
