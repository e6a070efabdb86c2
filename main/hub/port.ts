/** One end of a MessagePort, as the hub sees it: structured clones in, structured clones out. Electron's and Node's fit. */
export type Port = {
  readonly post: (message: unknown) => void
  /** Messages arrive after `start`; the returned function stops them. */
  readonly onMessage: (listener: (message: unknown) => void) => () => void
  readonly onClose: (listener: () => void) => () => void
  readonly start: () => void
  readonly close: () => void
}
