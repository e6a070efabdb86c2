import type { Deed } from './use-deed.ts'

/** Why the last try failed, said at once to whoever cannot see it; nothing while none has. */
export function DeedError({ deed: { error } }: { readonly deed: Pick<Deed, 'error'> }) {
  return error === null ? null : (
    <p role="alert" className="m-0 text-danger">
      {error}
    </p>
  )
}
