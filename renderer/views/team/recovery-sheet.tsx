import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'

import { useApp } from '../../state/app-context.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

import { isSameWord, placesToConfirm } from './words-to-confirm.ts'

/** Shows eighteen words once, to print or copy, and asks for two of them back before they count. */
export function RecoverySheet({
  words,
  busy,
  onConfirmed,
  onCancel
}: {
  readonly words: readonly string[]
  readonly busy: boolean
  readonly onConfirmed: () => void
  readonly onCancel: () => void
}) {
  const app = useApp()
  const { title } = useGraphPart('board')
  const places = placesToConfirm(words)
  const numbered = words.map((word, place) => ({ word, number: place + 1 }))
  const [asks, setAsks] = useState(false)
  const [copied, setCopied] = useState(false)
  const [typed, setTyped] = useState<readonly [string, string]>(['', ''])
  const fits = places.every((place, at) => isSameWord(typed[at] ?? '', words[place]))
  if (asks) {
    return (
      <form
        aria-label="Words from the paper"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (fits) onConfirmed()
        }}
      >
        <p className="m-0 leading-relaxed text-soft">
          Type two of the words from the paper. Then they count, and Slipstream keeps nothing of them.
        </p>
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={`Word ${places[0] + 1}`}
            value={typed[0]}
            onChange={(word) => setTyped([word, typed[1]])}
            maxLength={20}
            autoFocus
          />
          <TextField
            label={`Word ${places[1] + 1}`}
            value={typed[1]}
            onChange={(word) => setTyped([typed[0], word])}
            maxLength={20}
          />
        </div>
        <div className="flex gap-2">
          <Button look="primary" type="submit" isDisabled={busy || !fits}>
            They are on paper
          </Button>
          <Button look="quiet" onPress={() => setAsks(false)}>
            Show them again
          </Button>
        </div>
      </form>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      <div data-print-sheet className="flex flex-col gap-3 rounded-lg bg-sunken p-3">
        <p className="m-0 leading-relaxed">
          Recovery words of the Slipstream board “{title}”. Whoever has them can make a device an owner’s: “Recover a
          board by its words”, on the first window.
        </p>
        <ol
          aria-label="Recovery words"
          className="m-0 grid list-none grid-cols-6 gap-x-3 gap-y-2 p-0 max-[760px]:grid-cols-3"
          data-selectable
        >
          {numbered.map(({ word, number }) => (
            <li key={number} className="flex items-baseline gap-1.5 font-mono text-sm">
              <span aria-hidden className="w-5 text-right text-badge text-faint">
                {number}
              </span>
              {word}
            </li>
          ))}
        </ol>
      </div>
      <p className="m-0 text-xs text-soft">
        They are shown this once. Until you have typed two of them they are worth nothing.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => window.print()}>
          <Printer aria-hidden size={14} />
          Print…
        </Button>
        <Button
          onPress={() => {
            app.copyRecoveryWords(words.join(' ')).then(
              () => setCopied(true),
              () => setCopied(false)
            )
          }}
        >
          <Copy aria-hidden size={14} />
          {copied ? 'Copied' : 'Copy'}
        </Button>
        <span className="flex-1" />
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button look="primary" onPress={() => setAsks(true)}>
          I have them
        </Button>
      </div>
    </div>
  )
}
