import { Check, UserRound } from 'lucide-react'
import { Button } from 'react-aria-components'

import { useApp } from '../../state/app-context.ts'
import { useBoard, useGraphPart } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'

/** Who one is on this board: whose work the tray shows, and who is told. */
export function MePicker() {
  const app = useApp()
  const session = useBoard()
  const people = useGraphPart('people')
  const me = useStore(session.me)
  const person = me === null ? undefined : people.get(me)
  const team = useStore(session.team)
  // Once the board is shared a certificate says who one is.
  if (team !== null && team.me !== null) {
    const called = team.people.find(({ person: one }) => one === team.me)?.calledItself ?? null
    const own = people.get(team.me) ?? (called === null ? undefined : { name: called, hue: 7 })
    return (
      <span
        role="img"
        aria-label={own === undefined ? 'You' : `You are ${own.name}`}
        className="flex h-8 shrink-0 items-center px-1.5"
      >
        <Avatar person={own ?? { name: 'You', hue: 7 }} size={24} />
      </span>
    )
  }
  const entries = [...people.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((one): MenuEntry => ({
      kind: 'action',
      id: one.id,
      label: one.name,
      icon: <Avatar person={one} size={20} />,
      checked: one.id === me,
      ...(one.id === me ? { icon: <Check aria-hidden size={15} className="mx-0.5 text-accent" /> } : {}),
      run: () => app.setMe(session.board, one.id)
    }))
  const nobody: MenuEntry = {
    kind: 'action',
    id: 'nobody',
    label: 'Nobody here yet: write @name in quick add',
    run: () => undefined
  }
  return (
    <Menu label="Who are you?" entries={entries.length === 0 ? [nobody] : entries}>
      <Button
        aria-label={person === undefined ? 'Choose who you are' : `You are ${person.name}`}
        className="flex h-8 shrink-0 cursor-default items-center gap-1.5 rounded-md px-1.5 text-soft hover:bg-hover"
      >
        {person === undefined ? (
          <>
            <UserRound aria-hidden size={16} />
            <span className="text-xs font-medium max-[1100px]:hidden">Who are you?</span>
          </>
        ) : (
          <Avatar person={person} size={24} />
        )}
      </Button>
    </Menu>
  )
}
