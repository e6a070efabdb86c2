import { Ban, Pause, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Menu } from '../ui/menu.tsx'
import { TextField } from '../ui/text-field.tsx'

import { Specimens, Specimen } from './specimens.tsx'

/** What opens over the page. */
export function OverlaySpecimens() {
  const [isOpen, setOpen] = useState(false)
  const ignore = () => undefined
  return (
    <Specimens title="Menus and dialogs" purpose="Escape and a press beside them close them, and the focus goes back.">
      <Specimen name="menu">
        <Menu
          label="More about this task"
          entries={[
            { kind: 'action', id: 'pause', label: 'Pause', icon: <Pause aria-hidden size={15} />, run: ignore },
            { kind: 'action', id: 'dark', label: 'Dark', checked: true, run: ignore },
            { kind: 'action', id: 'board', label: 'Harbour', detail: '17', run: ignore },
            {
              kind: 'action',
              id: 'cancel',
              label: 'Cancel this work',
              icon: <Ban aria-hidden size={15} />,
              run: ignore
            },
            { kind: 'line', id: 'line' },
            {
              kind: 'action',
              id: 'delete',
              label: 'Delete',
              icon: <Trash2 aria-hidden size={15} />,
              keys: 'Delete',
              danger: true,
              run: ignore
            }
          ]}
        >
          <Button>Open the menu</Button>
        </Menu>
      </Specimen>
      <Specimen name="dialog">
        <Button onPress={() => setOpen(true)}>Open the dialog</Button>
        <Dialog title="“Plan the load test” waits" isOpen={isOpen} onClose={() => setOpen(false)} width="small">
          <div className="flex flex-col gap-4">
            <TextField label="Reason" value="" onChange={ignore} placeholder="So that nobody wonders" />
            <div className="flex justify-end gap-2">
              <Button onPress={() => setOpen(false)}>Cancel</Button>
              <Button look="primary" onPress={() => setOpen(false)}>
                Wait
              </Button>
            </div>
          </div>
        </Dialog>
      </Specimen>
    </Specimens>
  )
}
