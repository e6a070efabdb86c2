import { initials } from './text/initials.ts'

export type AvatarPerson = { readonly name: string; readonly hue: number }

const grounds = [
  'bg-(--hue-0)',
  'bg-(--hue-1)',
  'bg-(--hue-2)',
  'bg-(--hue-3)',
  'bg-(--hue-4)',
  'bg-(--hue-5)',
  'bg-(--hue-6)',
  'bg-(--hue-7)'
]

/** A person's initials on their hue; a dashed circle for nobody. Decorative where the name stands beside it. */
export function Avatar({
  person,
  size = 20
}: {
  readonly person: AvatarPerson | null
  readonly size?: 16 | 20 | 24 | 28
}) {
  const dimension = {
    16: 'size-4 text-initials-s',
    20: 'size-5 text-initials-m',
    24: 'size-6 text-initials-l',
    28: 'size-7 text-badge'
  }[size]
  if (person === null) {
    return (
      <span
        aria-hidden
        className={`inline-block shrink-0 rounded-full border border-dashed border-edge ${dimension}`}
      />
    )
  }
  return (
    <span
      aria-hidden
      title={person.name}
      className={`inline-flex shrink-0 items-center justify-center rounded-full leading-none font-semibold text-(--hue-ink) ${dimension} ${grounds[person.hue % grounds.length] ?? ''}`}
    >
      {initials(person.name)}
    </span>
  )
}
