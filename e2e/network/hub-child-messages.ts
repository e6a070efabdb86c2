/** How a hub in a process of its own is set up. */
export type HubSetting = {
  readonly folder: string
  /** A board to join, whose keys are in that folder of somebody else's; null makes one. */
  readonly board: { readonly id: string; readonly folder: string } | null
  readonly host: string
  readonly port: number
  /** Whether it announces itself on the local network and looks there. */
  readonly discovery: boolean
}

export type HubOrder =
  | { readonly type: 'add'; readonly title: string }
  | { readonly type: 'dial'; readonly host: string; readonly port: number }

/** What it has now; written anew when anything of it changes. `titles` only of small boards. */
export type HubReport = {
  readonly port: number
  readonly device: string
  readonly board: string
  readonly tasks: number
  readonly titles: readonly string[]
  readonly heads: string
  readonly peers: readonly { readonly device: string; readonly state: string }[]
  readonly problems: readonly string[]
}
