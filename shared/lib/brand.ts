declare const brand: unique symbol

/** A primitive that only its own parser can make, so that two strings which mean different things cannot be mixed up. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }
