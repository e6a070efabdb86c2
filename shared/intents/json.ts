/** What the document may hold: plain data, no undefined, no NaN. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
