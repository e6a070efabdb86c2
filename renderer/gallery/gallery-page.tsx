import { useEffect, useState } from 'react'

import { Checkbox } from '../ui/checkbox.tsx'
import { Segmented } from '../ui/segmented.tsx'

import { ButtonSpecimens } from './button-specimens.tsx'
import { ColourSpecimens } from './colour-specimens.tsx'
import { FieldSpecimens } from './field-specimens.tsx'
import { MessageSpecimens } from './message-specimens.tsx'
import { OverlaySpecimens } from './overlay-specimens.tsx'
import { TypeSpecimens } from './type-specimens.tsx'
import { WordSpecimens } from './word-specimens.tsx'

/** Every part of `renderer/ui`, in every state that does not need a hand; the rest is had by pointing and by the Tab key. */
export function GalleryPage() {
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [moreContrast, setMoreContrast] = useState(false)
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['theme'] = theme
    dataset['contrast'] = moreContrast ? 'more' : 'usual'
  }, [theme, moreContrast])
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-10 flex items-center gap-4 border-b border-line bg-surface px-6 py-3">
        <h1 className="m-0 flex-1 text-heading font-semibold">Parts of the interface</h1>
        <Checkbox label="More contrast" isSelected={moreContrast} onChange={setMoreContrast} />
        <Segmented
          label="Theme"
          value={theme}
          onChoose={setTheme}
          options={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' }
          ]}
        />
      </header>
      <main className="mx-auto flex max-w-4xl flex-col gap-10 px-6 py-8">
        <ColourSpecimens />
        <TypeSpecimens />
        <WordSpecimens />
        <ButtonSpecimens />
        <FieldSpecimens />
        <OverlaySpecimens />
        <MessageSpecimens />
      </main>
    </div>
  )
}
