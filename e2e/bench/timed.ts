/** Milliseconds that one call takes. */
export function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
