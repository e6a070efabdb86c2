/** One thing wrong with an imported file, named so that a person can find it. */
export type ImportProblem = {
  readonly severity: 'error' | 'warning'
  /** "row 12", "Task UID 7, PredecessorLink 2": where in the file. */
  readonly where: string
  readonly message: string
}
