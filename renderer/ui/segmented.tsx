import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** A few ways to look at the same thing, side by side; exactly one is on. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChoose,
  iconsWhenNarrow = false
}: {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[]
  readonly onChoose: (value: Value) => void
  /** In a narrow window the words give way to their icons; they stay its name, and its tooltip. */
  readonly iconsWhenNarrow?: boolean
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value))
        if (chosen !== undefined) onChoose(chosen.value)
      }}
      className="flex w-fit shrink-0 gap-0.5 rounded-lg bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className="flex h-7 cursor-default items-center gap-1.5 rounded-md px-2.5 font-medium text-soft transition-colors data-[hovered]:text-ink data-[selected]:bg-surface data-[selected]:text-ink data-[selected]:shadow-card"
        >
          {option.icon}
          {iconsWhenNarrow ? (
            <span title={option.label} className="max-[1200px]:sr-only">
              {option.label}
            </span>
          ) : (
            option.label
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
