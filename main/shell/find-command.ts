/**
 * [CL8] The command line that a package was started with: all from the first argument on that is no switch, where that is a
 * word such as `ready`. Null where the app itself is meant: by no argument, a link, or switches alone.
 */
export function findCommand(args: readonly string[]): readonly string[] | null {
  const first = args.findIndex((argument) => !argument.startsWith('-'))
  return /^[a-z][a-z-]*$/.test(args[first] ?? '') ? args.slice(first) : null
}
