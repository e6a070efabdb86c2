/** A full collection, so that a heap's size means what lives; the benches run with `--expose-gc`. */
export function collectGarbage(): void {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('Run with --expose-gc.')
  gc()
  gc()
}
