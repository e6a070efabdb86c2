import { HandHelping, Hourglass, MessageCircleQuestion, Stamp } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { CardHandoff, CardWait } from '../../state/card-waits.ts'
import type { PersonWords } from '../../state/use-person-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { formatDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

/** More than these are counted, so that a card stays a card. */
const mostShown = 2

/** How people are named to whoever looks at the card. */
export type CardWords = Pick<PersonWords, 'me' | 'nameOf'>

/** [CO1] [CO2] Whom a card waits for, the reader themselves first of all in words: a badge each, the rest counted. */
export function WaitBadges({
  waits,
  handoffs,
  words,
  frame
}: {
  readonly waits: readonly CardWait[]
  readonly handoffs: readonly CardHandoff[]
  readonly words: CardWords
  readonly frame: DateFrame
}) {
  const badges = [
    ...handoffs.map((handoff) => ({
      icon: HandHelping,
      tone: 'waiting' as const,
      text: catchWords(handoff, words),
      title: handoffInWords(handoff, words)
    })),
    ...waits.map((wait) => ({
      icon: icons[wait.kind],
      tone: wait.kind === 'declined' ? ('danger' as const) : ('waiting' as const),
      text: wait.kind === 'declined' ? `Declined by ${firstName(wait.person, words)}` : waitInWords(wait, words, frame),
      title: waitInWords(wait, words, frame)
    }))
  ]
  const rest = badges.slice(mostShown)
  return (
    <>
      {badges.slice(0, mostShown).map(({ icon, tone, text, title }) => (
        <Badge key={title} tone={tone} icon={icon} title={title}>
          {text}
        </Badge>
      ))}
      {rest.length === 0 ? null : (
        <Badge tone="waiting" title={rest.map(({ title }) => title).join(', ')}>
          {`+${rest.length}`}
        </Badge>
      )}
    </>
  )
}

const icons: Readonly<Record<CardWait['kind'], LucideIcon>> = {
  answer: MessageCircleQuestion,
  decision: Stamp,
  declined: Stamp,
  unasked: Stamp,
  until: Hourglass,
  paused: Hourglass
}

/** "Catch from Ana" to whoever is to catch it, "Noor to catch" to everybody else. */
function catchWords({ from, to }: CardHandoff, words: CardWords): string {
  return to === null || to === words.me ? `Catch from ${firstName(from, words)}` : `${firstName(to, words)} to catch`
}

function firstName(person: CardHandoff['from'], { nameOf }: CardWords): string {
  return nameOf(person).split(' ')[0] ?? ''
}

/** "handed over by Ana Duarte to Noor Haddad, not caught yet, 1 of 5 said". */
export function handoffInWords({ from, to, said }: CardHandoff, { me, nameOf }: CardWords): string {
  const whom = to === null ? '' : ` to ${to === me ? 'you' : nameOf(to)}`
  return `handed over by ${nameOf(from)}${whom}, not caught yet, ${said} of 5 said`
}

/** "Mia Lindqvist’s answer", "Your decision", "Until Mon 18 May". */
export function waitInWords(wait: CardWait, { me, nameOf }: CardWords, frame: DateFrame): string {
  switch (wait.kind) {
    case 'answer':
    case 'decision':
      return `${wait.person === me && me !== null ? 'Your' : `${nameOf(wait.person)}’s`} ${wait.kind}`
    case 'declined':
      return `Declined by ${nameOf(wait.person)}`
    case 'unasked':
      return 'Not asked yet'
    case 'until':
      return wait.isOver ? `Waited until ${formatDay(wait.date, frame)}` : `Until ${formatDay(wait.date, frame)}`
    case 'paused':
      return 'Paused'
    default:
      return assertNever(wait)
  }
}
