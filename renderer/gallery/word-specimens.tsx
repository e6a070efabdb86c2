import { Flag, Stamp } from 'lucide-react'

import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Chip } from '../ui/chip.tsx'
import type { BadgeTone } from '../ui/badge.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import type { StateName } from '../ui/state-badge.tsx'

import { Specimens, Specimen } from './specimens.tsx'

const states: readonly StateName[] = ['blocked', 'clear', 'inProgress', 'waiting', 'done', 'cancelled']
const tones: readonly BadgeTone[] = [
  'blocked',
  'clear',
  'progress',
  'waiting',
  'done',
  'promise',
  'debt',
  'danger',
  'critical',
  'neutral',
  'accent'
]
const longName = 'A badge whose words are longer than the place that there is for them on any card'

/** Small things that say one thing: states, badges, people, keys. */
export function WordSpecimens() {
  return (
    <Specimens title="States, badges, people" purpose="What a card says at a glance.">
      <Specimen name="states">
        {states.map((state) => (
          <StateBadge key={state} state={state} />
        ))}
      </Specimen>
      <Specimen name="badges">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Specimen>
      <Specimen name="chosen, to be taken away">
        <Chip
          label="Ana Duarte"
          icon={<Avatar person={{ name: 'Ana Duarte', hue: 0 }} size={16} />}
          removeLabel="Take away Ana Duarte"
          onRemove={() => undefined}
        />
        <Chip label={longName} removeLabel="Take away the long one" onRemove={() => undefined} />
      </Specimen>
      <Specimen name="with an icon, cut">
        <Badge tone="promise" icon={Flag}>
          Promised Tue 1 Dec
        </Badge>
        <span className="w-40">
          <Badge tone="neutral" icon={Stamp} title={longName}>
            {longName}
          </Badge>
        </span>
      </Specimen>
      <Specimen name="people">
        {[0, 1, 2, 3, 4, 5, 6, 7].map((hue) => (
          <Avatar key={hue} person={{ name: 'Ana Duarte', hue }} size={28} />
        ))}
        <Avatar person={null} size={28} />
        {([16, 20, 24, 28] as const).map((size) => (
          <Avatar key={size} person={{ name: '李 小龙', hue: 2 }} size={size} />
        ))}
      </Specimen>
      <Specimen name="keys">
        <Kbd keys="Ctrl Shift Z" />
        <Kbd keys="?" />
      </Specimen>
    </Specimens>
  )
}
