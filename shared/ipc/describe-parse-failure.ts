import type * as z from 'zod/mini'

/** Where a message was wrong, in one bounded line; values are left out, because they may be people's words. */
export function describeParseFailure(error: z.core.$ZodError): string {
  const places = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'message'}: ${issue.code}`)
  return places.join('; ').slice(0, 300)
}
