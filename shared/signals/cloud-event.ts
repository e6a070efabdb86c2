/** [EV2] An event as it came, whoever sent it and whatever it is about. */
export type CloudEvent = {
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string | null
  /** Unix milliseconds; null where the event does not say when it happened. */
  readonly time: number | null
  /** What came with it: JSON values as they are, other content as text; null for none. */
  readonly data: unknown
  /** Attributes beyond those of CloudEvents itself. */
  readonly extensions: ReadonlyMap<string, string | number | boolean>
}
