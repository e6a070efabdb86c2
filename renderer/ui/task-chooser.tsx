import { Search } from 'lucide-react'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'

import { fieldLook } from './text-field.tsx'

export type ChooserItem = { readonly id: string; readonly label: string; readonly detail: string }

/** Finds one thing by typing: `find` gives the few best matches, so that long lists are never drawn. */
export function TaskChooser({
  label,
  placeholder,
  find,
  onChoose
}: {
  readonly label: string
  readonly placeholder: string
  readonly find: (text: string) => readonly ChooserItem[]
  readonly onChoose: (id: string) => void
}) {
  const [text, setText] = useState('')
  const [round, setRound] = useState(0)
  const items = find(text)
  return (
    // A choice is done with: left as it is, the box takes its own emptied text for a search and opens again.
    <ComboBox
      key={round}
      autoFocus={round > 0}
      items={items}
      inputValue={text}
      onInputChange={setText}
      value={null}
      menuTrigger="input"
      allowsEmptyCollection
      onChange={(key) => {
        if (key === null) return
        onChoose(String(key))
        setText('')
        setRound(round + 1)
      }}
      className="flex min-w-0 flex-col gap-1"
    >
      <Label className="text-xs font-medium text-soft">{label}</Label>
      <div className="relative">
        <Search aria-hidden size={14} className="pointer-events-none absolute top-2 left-2 text-faint" />
        <Input placeholder={placeholder} className={`${fieldLook} h-8 pl-7`} />
      </div>
      <Popover className="enter-fade max-h-72 w-(--trigger-width) overflow-auto rounded-lg bg-raised p-1 shadow-pop">
        <ListBox
          className="outline-none"
          renderEmptyState={() => <p className="m-0 px-2 py-1.5 text-faint">Nothing matches.</p>}
        >
          {(item: ChooserItem) => (
            <ListBoxItem
              id={item.id}
              textValue={item.label}
              className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 outline-none data-[focused]:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate" title={item.label}>
                {item.label}
              </span>
              <span className="shrink-0 text-xs text-faint">{item.detail}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
