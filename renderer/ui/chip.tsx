import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'

/** Something that was chosen, with what takes it away again. */
export function Chip({
  label,
  icon,
  removeLabel,
  onRemove
}: {
  readonly label: string
  readonly icon?: ReactNode
  /** What the button says to who does not see it. */
  readonly removeLabel: string
  readonly onRemove: () => void
}) {
  return (
    <span className="inline-flex h-6 max-w-48 min-w-0 items-center gap-1.5 rounded-full bg-accent-wash pr-0.5 pl-2 text-xs font-medium text-accent-strong">
      {icon}
      <span className="truncate" title={label}>
        {label}
      </span>
      <Button
        aria-label={removeLabel}
        onPress={onRemove}
        className="inline-flex size-5 shrink-0 cursor-default items-center justify-center rounded-full hover:bg-hover"
      >
        <X aria-hidden size={12} />
      </Button>
    </span>
  )
}
