import { CirclePlay, Columns3, GanttChart, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'

import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Segmented } from '../ui/segmented.tsx'

import { Specimens, Specimen } from './specimens.tsx'

const looks = ['primary', 'plain', 'quiet', 'danger'] as const
const sizes = ['small', 'medium', 'large'] as const

/** What is pressed. */
export function ButtonSpecimens() {
  const [view, setView] = useState<'board' | 'timeline'>('board')
  const [ticked, setTicked] = useState(true)
  return (
    <Specimens title="Buttons" purpose="One primary button where one stands; danger is said before it is done.">
      {looks.map((look) => (
        <Specimen key={look} name={look}>
          {sizes.map((size) => (
            <Button key={size} look={look} size={size}>
              <CirclePlay aria-hidden size={14} />
              {`${look}, ${size}`}
            </Button>
          ))}
          <Button look={look} isDisabled>{`${look}, off`}</Button>
        </Specimen>
      ))}
      <Specimen name="icons">
        <IconButton label="Undo" keys="Ctrl Z">
          <Undo2 aria-hidden size={16} />
        </IconButton>
        <IconButton label="Delete" small>
          <Trash2 aria-hidden size={14} />
        </IconButton>
        <IconButton label="Undo, off" isDisabled>
          <Undo2 aria-hidden size={16} />
        </IconButton>
      </Specimen>
      <Specimen name="one of a few">
        <Segmented
          label="View"
          value={view}
          onChoose={setView}
          options={[
            { value: 'board', label: 'Board', icon: <Columns3 aria-hidden size={15} /> },
            { value: 'timeline', label: 'Timeline', icon: <GanttChart aria-hidden size={15} /> }
          ]}
        />
      </Specimen>
      <Specimen name="to tick">
        <Checkbox label="Client-facing" isSelected={ticked} onChange={setTicked} />
        <Checkbox label="Not ticked" isSelected={false} onChange={() => undefined} />
      </Specimen>
    </Specimens>
  )
}
