/** An expected outcome: a value, or a named failure that the caller must look at. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** The outcome that went well. */
export function succeed<Value>(value: Value): Result<Value, never> {
  return { ok: true, value }
}

/** The outcome that did not, as a value. */
export function fail<Failure>(failure: Failure): Result<never, Failure> {
  return { ok: false, failure }
}
