import { Badge } from '../../ui/badge.tsx'

/** What the members list promises, each with what holds it: keys and signatures that every device checks, or the app alone. */
const permissions: readonly { readonly what: string; readonly held: 'cryptographic' | 'honest client' }[] = [
  { what: 'Reading the board: nobody without its key, relays included', held: 'cryptographic' },
  { what: 'Changing it: owners and editors; every device refuses the rest', held: 'cryptographic' },
  { what: 'Deciding who belongs: owners', held: 'cryptographic' },
  { what: 'Reading on after a removal: nobody, once an owner’s device was on', held: 'cryptographic' },
  { what: 'Whose name stands on an edit, a decision or a promise, among those who edit', held: 'honest client' },
  { what: 'An invite’s end, on a device whose clock was set back', held: 'honest client' },
  { what: 'What somebody looks at, and a viewer’s name', held: 'honest client' },
  { what: 'Leaving a board to newer versions where it asks for them', held: 'honest client' }
]

/** [TE22] Each permission, labelled. */
export function PermissionList() {
  return (
    <details className="group text-xs">
      <summary className="cursor-default rounded-md py-1 font-medium text-soft hover:text-ink">
        What holds these permissions
      </summary>
      <p className="m-0 mt-1 mb-2 leading-relaxed text-soft">
        Cryptographic ones hold whatever app somebody runs. The others hold as long as those who belong run Slipstream
        unchanged.
      </p>
      <ul aria-label="Permissions" className="m-0 flex list-none flex-col gap-1.5 p-0">
        {permissions.map(({ what, held }) => (
          <li key={what} className="flex items-center justify-between gap-3">
            <span className="min-w-0 leading-relaxed">{what}</span>
            <span className="shrink-0">
              <Badge tone={held === 'cryptographic' ? 'accent' : 'neutral'}>{held}</Badge>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
