/** What can be done by a key or a menu. Keys are as tinykeys writes them: `n`, `$mod+Shift+z`, where `$mod` is Ctrl, or Cmd on macOS. [CM1] */
export type Command = {
  readonly id: string
  readonly title: string
  readonly keys: readonly string[]
  /** [CM3] Where one writes, these keys mean the same about the text. */
  readonly fieldsHaveTheirs?: true
}
