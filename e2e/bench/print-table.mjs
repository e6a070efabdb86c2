/** @typedef {import('./judge-figure.mjs').JudgedFigure} JudgedFigure */

const HEAD = ['id', 'what', 'figure', 'floor', 'ratio', 'goal', '']

/**
 * Prints the table, then a sentence for each goal that was missed or has nothing to measure yet.
 * @param {readonly JudgedFigure[]} figures
 */
export function printTable(figures) {
  const rows = [HEAD, ...figures.map(rowOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const [index, row] of rows.entries()) {
    const line = row.map((cell, column) =>
      column < 2 || column > 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
    )
    console.log(line.join('  ').trimEnd())
    if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '))
  }
  console.log('\nFloors:')
  for (const words of new Set(figures.flatMap(({ id, floor }) => (floor === null ? [] : [`${id}: ${floor.what}`]))))
    console.log(`  ${words}`)
  const missed = figures.filter(({ verdict }) => verdict === 'MISSED' || verdict === 'not built')
  if (missed.length > 0) console.log('\nMissed or not built:')
  for (const { id, what, verdict, why } of missed)
    console.log(`  ${id} ${verdict}: ${what}${why === undefined ? '' : ` — ${why}`}`)
  const met = figures.filter(({ verdict }) => verdict === 'met').length
  console.log(
    `\n${met} met, ${missed.length} missed or not built, ${figures.length - met - missed.length} without a goal`
  )
}

/**
 * @param {JudgedFigure} figure
 * @returns {string[]}
 */
function rowOf({ id, what, unit, figure, floor, ratio, goal, verdict }) {
  const bound = goal === null ? '' : goal.bound === 'atMost' ? '≤' : '≥'
  const limit = goal === null ? '–' : `${bound} ${number(goal.limit)}${goal.of === 'ratio' ? ' ×' : ` ${unit}`}`
  return [
    id,
    what,
    figure === null ? '–' : `${number(figure)} ${unit}`,
    floor === null ? '–' : `${number(floor.value)} ${unit}`,
    ratio === null ? '–' : `${number(ratio)} ×`,
    limit,
    verdict
  ]
}

/** @param {number} value */
function number(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(2)
}
