/** Runs `once`, and once more if it was asked for meanwhile; each call resolves when nothing is due. Failures do not reject. */
export function inRounds(once: () => Promise<void>, onFailure: (error: unknown) => void): () => Promise<void> {
  let underWay: Promise<void> | null = null
  let again = false

  async function all(): Promise<void> {
    while (again) {
      again = false
      try {
        await once()
      } catch (error) {
        onFailure(error)
      }
    }
  }

  return () => {
    again = true
    underWay ??= all().finally(() => {
      underWay = null
    })
    return underWay
  }
}
