import type { LucideIcon } from 'lucide-react'

export type BadgeTone =
  | 'blocked'
  | 'clear'
  | 'progress'
  | 'waiting'
  | 'done'
  | 'promise'
  | 'debt'
  | 'danger'
  | 'critical'
  | 'neutral'
  | 'accent'

const tones: Readonly<Record<BadgeTone, string>> = {
  blocked: 'bg-blocked-wash text-blocked',
  clear: 'bg-clear-wash text-clear',
  progress: 'bg-progress-wash text-progress',
  waiting: 'bg-waiting-wash text-waiting',
  done: 'bg-done-wash text-done',
  promise: 'bg-promise-wash text-promise',
  debt: 'bg-debt-wash text-debt',
  danger: 'bg-danger-wash text-danger',
  critical: 'bg-critical-wash text-critical',
  neutral: 'bg-sunken text-soft',
  accent: 'bg-accent-wash text-accent-strong'
}

/** An icon and a word on a tint: the word carries the meaning, the colour only helps. */
export function Badge({
  tone,
  icon: Icon,
  children,
  title
}: {
  readonly tone: BadgeTone
  readonly icon?: LucideIcon
  readonly children: string
  readonly title?: string
}) {
  return (
    <span
      data-badge
      {...(title === undefined ? {} : { title })}
      className={`inline-flex h-5 max-w-full min-w-0 items-center gap-1 rounded px-1.5 text-badge font-medium ${tones[tone]}`}
    >
      {Icon === undefined ? null : <Icon aria-hidden size={12} strokeWidth={2.25} className="shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  )
}
