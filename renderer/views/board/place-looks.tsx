import { Layers } from 'lucide-react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardPlace } from '../../state/card-place.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { stateLooks } from '../../ui/state-badge.tsx'

/** What a column or a lane is called. */
export function placeName(place: CardPlace, { people, tasks }: WorkGraph): string {
  switch (place.kind) {
    case 'state':
      return stateLooks[place.state].word
    case 'owner':
      return place.owner === null ? 'Nobody yet' : (people.get(place.owner)?.name ?? 'Somebody')
    case 'initiative':
      return place.initiative === null ? 'In no initiative' : (tasks.get(place.initiative)?.title ?? 'An initiative')
    default:
      return assertNever(place)
  }
}

/** The mark before that name. */
export function PlaceIcon({ place, graph }: { readonly place: CardPlace; readonly graph: WorkGraph }) {
  switch (place.kind) {
    case 'state': {
      const { icon: Icon, ink } = stateLooks[place.state]
      return <Icon aria-hidden size={15} strokeWidth={2.25} className={`shrink-0 ${ink}`} />
    }
    case 'owner':
      return <Avatar person={place.owner === null ? null : (graph.people.get(place.owner) ?? null)} size={20} />
    case 'initiative':
      return <Layers aria-hidden size={15} className="shrink-0 text-faint" />
    default:
      return assertNever(place)
  }
}

const stateWords = {
  blocked: { title: 'Nothing is blocked', words: 'Work that waits for other work stands here by itself.' },
  clear: {
    title: 'Nothing is clear yet',
    words: 'When the last thing before a task is done, it appears here and its owner is told.'
  },
  inProgress: { title: 'Nothing is under way', words: 'Drag a card here, or press S on it, to start it.' },
  waiting: { title: 'Nobody is waited for', words: 'Open questions, decisions and work that waits on purpose.' },
  done: { title: 'Nothing is done yet', words: 'Drag a card here, or press F on it, to finish it.' }
}

/** What is said where a column has no card: what would stand there, and how it gets there. */
export function emptyWords(place: CardPlace): { readonly title: string; readonly words: string } {
  switch (place.kind) {
    case 'state':
      return stateWords[place.state]
    case 'owner':
      return place.owner === null
        ? { title: 'Everything has an owner', words: 'Drag a card here to take it from whoever has it.' }
        : { title: 'No work here', words: 'Drag a card here to give it to them.' }
    case 'initiative':
      return place.initiative === null
        ? { title: 'Everything is in an initiative', words: 'Drag a card here to take it out of its own.' }
        : { title: 'Nothing here yet', words: 'Drag a card here to move it to this initiative.' }
    default:
      return assertNever(place)
  }
}
