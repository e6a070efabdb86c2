import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'

import { fieldLook } from './text-field.tsx'

export type ChoiceOption<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
}

/** One of a few, in a drop-down list with type-ahead. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChoose,
  hideLabel = false,
  placeholder = 'Choose',
  isDisabled = false
}: {
  readonly label: string
  readonly value: Value | null
  readonly options: readonly ChoiceOption<Value>[]
  readonly onChoose: (value: Value) => void
  readonly hideLabel?: boolean
  readonly placeholder?: string
  readonly isDisabled?: boolean
}) {
  return (
    <Select
      value={value}
      isDisabled={isDisabled}
      placeholder={placeholder}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen !== undefined && chosen.value !== value) onChoose(chosen.value)
      }}
      {...(hideLabel ? { 'aria-label': label } : {})}
      className="flex min-w-0 flex-col gap-1"
    >
      {hideLabel ? null : <Label className="text-xs font-medium text-soft">{label}</Label>}
      <Button className={`${fieldLook} flex h-8 items-center justify-between gap-2 text-left`}>
        <SelectValue className="flex min-w-0 items-center gap-2 truncate data-[placeholder]:text-faint" />
        <ChevronDown aria-hidden size={14} className="shrink-0 text-faint" />
      </Button>
      <Popover className="enter-fade max-h-72 min-w-(--trigger-width) overflow-auto rounded-lg bg-raised p-1 shadow-pop">
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className="group flex h-8 cursor-default items-center gap-2 rounded-md px-2 outline-none data-[focused]:bg-hover"
            >
              {option.icon}
              <span className="min-w-0 flex-1 truncate">{option.label}</span>
              <Check aria-hidden size={14} className="invisible shrink-0 text-accent group-data-[selected]:visible" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
