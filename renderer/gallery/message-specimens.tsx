import { useState } from 'react'

import { Button } from '../ui/button.tsx'
import { EmptyNote } from '../ui/empty-note.tsx'
import { createToastQueue } from '../ui/toast/toast-queue.ts'
import type { ToastQueue } from '../ui/toast/toast-queue.ts'
import { ToastRegion } from '../ui/toast/toast-region.tsx'

import { Specimens, Specimen } from './specimens.tsx'

const tones = ['neutral', 'good', 'warning', 'danger'] as const

/** What the app says by itself. */
export function MessageSpecimens() {
  const [toasts] = useState<ToastQueue>(createToastQueue)
  return (
    <Specimens
      title="Toasts and empty places"
      purpose="What happened, and the way back; nothing that can be read nowhere else."
    >
      <Specimen name="toasts">
        {tones.map((tone) => (
          <Button
            key={tone}
            onPress={() =>
              toasts.show({
                kind: tone,
                tone,
                title: 'Deleted “Receipts by e-mail”',
                lines: ['Its links went along.'],
                action: { label: 'Undo', run: () => undefined }
              })
            }
          >
            {`Say ${tone}`}
          </Button>
        ))}
      </Specimen>
      <Specimen name="nothing here">
        <EmptyNote title="Nothing is blocked">What waits for other work stands here.</EmptyNote>
      </Specimen>
      <ToastRegion queue={toasts} />
    </Specimens>
  )
}
