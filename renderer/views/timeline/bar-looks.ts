import type { CSSProperties } from 'react'

import type { WorkState } from '../../../shared/schedule/schedule.ts'

/** How a state looks as a bar: a tint and a pattern, so that it does not rest on colour alone (the icon says it too). */
export type BarLook = { readonly box: string; readonly pattern: CSSProperties }

const plain: CSSProperties = {}
const hatched: CSSProperties = {
  backgroundImage:
    'repeating-linear-gradient(135deg, color-mix(in srgb, var(--blocked) 26%, transparent) 0 1.5px, transparent 1.5px 6px)'
}
const dotted: CSSProperties = {
  backgroundImage: 'radial-gradient(color-mix(in srgb, var(--waiting) 45%, transparent) 1px, transparent 1.2px)',
  backgroundSize: '5px 5px'
}

export const barLooks: Readonly<Record<WorkState, BarLook>> = {
  clear: { box: 'bg-clear-wash border-clear/60', pattern: plain },
  inProgress: { box: 'bg-progress-wash border-progress/60', pattern: plain },
  blocked: { box: 'bg-blocked-wash border-blocked/55', pattern: hatched },
  waiting: { box: 'bg-waiting-wash border-waiting/60', pattern: dotted },
  done: { box: 'bg-done-wash border-done/35', pattern: plain },
  cancelled: { box: 'bg-transparent border-dashed border-edge', pattern: plain }
}
