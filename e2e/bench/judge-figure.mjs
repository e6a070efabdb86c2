/**
 * @typedef {import('./figure.ts').Figure} Figure
 * @typedef {'met' | 'MISSED' | 'not built' | 'no goal'} Verdict
 * @typedef {Figure & { readonly ratio: number | null, readonly verdict: Verdict }} JudgedFigure
 */

/**
 * Holds a figure against its goal, with nothing rounded in its favour. `ratio` is figure to floor, null without one.
 * @param {Figure} figure
 * @returns {JudgedFigure}
 */
export function judgeFigure(figure) {
  const ratio = figure.figure === null || figure.floor === null ? null : figure.figure / figure.floor.value
  return { ...figure, ratio, verdict: verdictOf(figure, ratio) }
}

/**
 * @param {Figure} figure
 * @param {number | null} ratio
 * @returns {Verdict}
 */
function verdictOf({ figure, goal }, ratio) {
  if (figure === null) return 'not built'
  if (goal === null) return 'no goal'
  const value = goal.of === 'ratio' ? ratio : figure
  if (value === null) throw new Error('A goal for a ratio needs a floor.')
  const holds = goal.bound === 'atMost' ? value <= goal.limit : value >= goal.limit
  return holds ? 'met' : 'MISSED'
}
