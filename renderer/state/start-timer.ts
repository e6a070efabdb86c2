/** The page's timer: runs something once after so many milliseconds; what it gives stops that. */
export function startTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}
