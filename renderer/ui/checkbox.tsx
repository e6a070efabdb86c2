import { Check } from 'lucide-react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'

/** A box to tick, with its words. */
export function Checkbox({
  label,
  isSelected,
  onChange
}: {
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
}) {
  return (
    <CheckboxField isSelected={isSelected} onChange={onChange} className="w-fit">
      <CheckboxButton className="group flex cursor-default items-center gap-2 rounded-md">
        <span className="flex size-4 items-center justify-center rounded border border-edge bg-surface text-accent-ink group-data-[selected]:border-accent group-data-[selected]:bg-accent">
          {isSelected ? <Check aria-hidden size={12} strokeWidth={3} /> : null}
        </span>
        {label}
      </CheckboxButton>
    </CheckboxField>
  )
}
