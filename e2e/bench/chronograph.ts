/** A value that others are computed from. */
export type Box = { readonly read: () => unknown; readonly write: (value: unknown) => void }

/** What the bench uses of ChronoGraph. */
export type Chronograph = {
  readonly ChronoGraph: {
    readonly new: (config: { readonly historyLimit: number }) => {
      readonly addAtom: (atom: unknown) => void
      readonly commit: () => void
    }
  }
  readonly BoxUnbound: { readonly new: (value: unknown, name: string) => Box }
  readonly CalculableBoxUnbound: {
    readonly new: (config: {
      readonly name: string
      readonly lazy: boolean
      readonly calculation: () => unknown
    }) => Pick<Box, 'read'>
  }
}

/** Loads it under a name made at run time: its sources come along as TypeScript, and do not pass this project's compiler. */
export async function loadChronograph(): Promise<Chronograph> {
  const folder = '@bryntum/chronograph/src/chrono2'
  const files = ['graph/Graph.js', 'data/Box.js', 'data/CalculableBox.js']
  const parts: Partial<Chronograph> = {}
  for (const file of files) Object.assign(parts, await import(`${folder}/${file}`))
  const { ChronoGraph, BoxUnbound, CalculableBoxUnbound } = parts
  if (ChronoGraph === undefined || BoxUnbound === undefined || CalculableBoxUnbound === undefined)
    throw new Error('ChronoGraph has moved its parts: look at the names in e2e/bench/chronograph.ts')
  return { ChronoGraph, BoxUnbound, CalculableBoxUnbound }
}
