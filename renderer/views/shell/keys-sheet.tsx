import { appCommands } from '../../../shared/commands/app-commands.ts'
import { cardCommands } from '../../../shared/commands/card-commands.ts'
import type { Command } from '../../../shared/commands/command.ts'
import { useShownKeys } from '../../state/use-shown-keys.ts'
import type { ShownKeys } from '../../state/use-shown-keys.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'

type Line = readonly [keys: string, words: string]

const groupsOf = (shown: ShownKeys): readonly { readonly title: string; readonly keys: readonly Line[] }[] => [
  {
    title: 'Anywhere',
    keys: linesOf(appCommands, shown)
  },
  {
    title: 'On a card',
    keys: [
      ['↑ ↓ ← →', 'Move between cards'],
      ['Enter', 'Open'],
      ...linesOf(cardCommands, shown),
      ['Space', 'Pick up, then ← → and Enter'],
      ['Alt ↑ ↓', 'Reorder'],
      ['X', 'Mark it, to do something with several'],
      ['Shift ↑ ↓', 'Mark what lies between']
    ]
  },
  {
    title: 'On the timeline',
    keys: [
      ['↑ ↓', 'Move between rows'],
      ['← →', 'Fold, or scroll along time'],
      ['Alt ← →', 'A day less or more work, as a preview'],
      ['Alt Shift ← →', 'A day earlier or later, as a preview'],
      ['Enter', 'Apply the preview, or open the task'],
      ['+ −', 'Zoom'],
      ['T', 'Today']
    ]
  },
  {
    title: 'In the list',
    keys: [
      ['↑ ↓ ← →', 'Move between cells'],
      ['F2', 'Write in the cell; or just begin to'],
      ['Enter', 'Open the task'],
      ['Space', 'Mark the line'],
      ['Shift ↑ ↓', 'Mark what lies between'],
      ['Ctrl A', 'Mark all'],
      ['Ctrl C', 'Copy as a table'],
      ['Ctrl V', 'Paste a table']
    ]
  }
]

/** All keys on one sheet. */
export function KeysSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const groups = groupsOf(useShownKeys())
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} width="large">
      {/* In a low window it is scrolled, by keys too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- there is nothing else in it to stand on */}
      <div role="group" aria-label="All keys" tabIndex={0} className="grid grid-cols-2 gap-8">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="m-0 mb-2 text-xs font-semibold text-faint">{title}</h3>
            <dl className="m-0 flex flex-col gap-2">
              {keys.map(([key, words]) => (
                <div key={key} className="flex items-center justify-between gap-4">
                  <dt>{words}</dt>
                  <dd className="m-0">
                    <Kbd keys={key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** [CM1] Those that have keys, each by its first. */
function linesOf(commands: readonly Command[], shown: ShownKeys): readonly Line[] {
  return commands.flatMap((command) => {
    const keys = shown.first(command)
    return keys === null ? [] : [[keys, command.title] as const]
  })
}
