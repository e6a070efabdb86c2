import * as z from 'zod/mini'

/**
 * The page's policy forbids `new Function`, and Chrome reports even the probe that zod makes for it. Has to run before
 * any schema is made, so `main.tsx` imports it first.
 */
export const parsersWithoutEval: boolean = z.config({ jitless: true }).jitless ?? false
