/** Ends every exhaustive switch: reaching it means that a case was forgotten, which the compiler says first. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}
