import { Bookmark, BookmarkPlus, ChevronDown, Pencil, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { sameJson } from '../../../shared/intents/same-json.ts'
import { compareText } from '../../../shared/lib/compare.ts'
import type { ViewId } from '../../../shared/model/ids.ts'
import type { SavedView } from '../../../shared/model/saved-view.ts'
import { useBoard, useGraphPart, useMayEdit } from '../../state/board-context.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { NameDialog } from '../shell/name-dialog.tsx'

/** [BV9] The views that the team keeps: to show one, to keep how the board is looked at now, to rename and remove. */
export function ViewMenu() {
  const session = useBoard()
  const views = useGraphPart('views')
  const look = useStore(session.look)
  const filters = useStore(session.filters)
  const shown = useStore(session.shownView)
  const mayEdit = useMayEdit()
  const onIntent = useIntents()
  const [naming, setNaming] = useState<'nothing' | 'new' | SavedView>('nothing')
  const current = shown === null ? undefined : views.get(shown)
  const isChanged =
    current !== undefined && !(sameJson(current.look, { ...look }) && sameJson(current.filters, { ...filters }))

  const save = (name: string) => {
    const view = { id: session.newId<ViewId>(), name, look, filters }
    if (onIntent({ type: 'saveView', view }, `Save the view “${name}”`).ok) session.showSavedView(view)
  }
  const ofCurrent = (view: SavedView): readonly MenuEntry[] => [
    ...(isChanged
      ? [
          {
            kind: 'action',
            id: 'keep',
            label: `Keep the changes in “${view.name}”`,
            icon: <Save aria-hidden size={15} />,
            run: () =>
              void onIntent(
                { type: 'editView', view: view.id, change: { look, filters } },
                `Change the view “${view.name}”`
              )
          } as const
        ]
      : []),
    {
      kind: 'action',
      id: 'rename',
      label: `Rename “${view.name}” …`,
      icon: <Pencil aria-hidden size={15} />,
      run: () => setNaming(view)
    },
    {
      kind: 'action',
      id: 'remove',
      label: `Remove “${view.name}”`,
      icon: <Trash2 aria-hidden size={15} />,
      danger: true,
      run: () => void onIntent({ type: 'removeView', view: view.id }, `Remove the view “${view.name}”`)
    }
  ]
  const entries: readonly MenuEntry[] = [
    ...[...views.values()]
      .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
      .map((view): MenuEntry => ({
        kind: 'action',
        id: `view ${view.id}`,
        label: view.name,
        icon: <Bookmark aria-hidden size={15} />,
        checked: view.id === shown,
        run: () => session.showSavedView(view)
      })),
    ...(mayEdit
      ? [
          ...(views.size === 0 ? [] : [{ kind: 'line', id: 'line' } as const]),
          {
            kind: 'action',
            id: 'save',
            label: 'Save as a view …',
            icon: <BookmarkPlus aria-hidden size={15} />,
            run: () => setNaming('new')
          } as const,
          ...(current === undefined ? [] : ofCurrent(current))
        ]
      : [])
  ]
  if (entries.length === 0) return null
  const words = current === undefined ? 'Views' : isChanged ? `${current.name}, changed` : current.name
  return (
    <>
      <Menu label="Views" entries={entries}>
        <Button look="quiet" size="small" aria-label={current === undefined ? 'Views' : `Views, ${words}`}>
          <Bookmark aria-hidden size={13} />
          <span className="max-w-44 truncate">{words}</span>
          <ChevronDown aria-hidden size={12} />
        </Button>
      </Menu>
      {naming === 'new' ? (
        <NameDialog
          title="Save as a view"
          name=""
          hint="Columns, lanes, order and filters, for everybody on this board."
          needed="A view needs a name."
          verb="Save"
          onName={save}
          onClose={() => setNaming('nothing')}
        />
      ) : null}
      {typeof naming === 'object' ? (
        <NameDialog
          title="Rename the view"
          name={naming.name}
          needed="A view needs a name."
          verb="Rename"
          onName={(name) =>
            void onIntent({ type: 'editView', view: naming.id, change: { name } }, `Rename the view “${naming.name}”`)
          }
          onClose={() => setNaming('nothing')}
        />
      ) : null}
    </>
  )
}
