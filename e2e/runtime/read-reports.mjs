import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

/**
 * What Vitest (unit.json, network.json) and Playwright (e2e.json) reported into this folder. A file that could not be loaded and
 * an error outside any test are failures too; a report that is absent counts nothing. A flaky test has failed once: failed.
 * @param {string} folder
 * @returns {Promise<{ unit: Totals, network: Totals, e2e: Totals }>}
 */
export async function readReports(folder) {
  return {
    unit: unitTotals(await report(folder, 'unit.json')),
    network: unitTotals(await report(folder, 'network.json')),
    e2e: e2eTotals(await report(folder, 'e2e.json'))
  }
}

/**
 * @param {Readonly<Record<string, Totals>>} reports
 * @returns {Totals}
 */
export function sumOf(reports) {
  return Object.values(reports).reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped
  }))
}

/**
 * What failed, by name, in the same reports: said last, because of a long output often only the end is kept.
 * @param {string} folder
 * @returns {Promise<readonly string[]>} one line each: file and test, or the file alone where it could not be loaded
 */
export async function failedTests(folder) {
  const unit = [await report(folder, 'unit.json'), await report(folder, 'network.json')].flatMap(failedUnits)
  return [...unit, ...failedSpecs(await report(folder, 'e2e.json'), [])]
}

/**
 * @param {unknown} unit
 * @returns {readonly string[]}
 */
function failedUnits(unit) {
  return listAt(unit, 'testResults').flatMap((file) => {
    const name = textAt(file, 'name')
    const tests = listAt(file, 'assertionResults')
    if (tests.length === 0 && valueAt(file, 'status') === 'failed') return [`${name}: could not be loaded`]
    return tests
      .filter((test) => valueAt(test, 'status') === 'failed')
      .map((test) => `${name}: ${textAt(test, 'fullName')}`)
  })
}

/**
 * @param {unknown} suite the report itself, or a suite in it
 * @param {readonly string[]} above the titles of the suites around it
 * @returns {readonly string[]}
 */
function failedSpecs(suite, above) {
  const title = textAt(suite, 'title')
  const titles = title === '' ? above : [...above, title]
  const own = listAt(suite, 'specs')
    .filter((spec) => valueAt(spec, 'ok') === false)
    .map((spec) => [...titles, textAt(spec, 'title')].join(' › '))
  const errors = listAt(suite, 'errors').map((error) => textAt(error, 'message'))
  return [...own, ...listAt(suite, 'suites').flatMap((inner) => failedSpecs(inner, titles)), ...errors]
}

/**
 * @param {unknown} unit
 * @returns {Totals}
 */
function unitTotals(unit) {
  const files = listAt(unit, 'testResults')
  const unloaded = files.filter(
    (file) => valueAt(file, 'status') === 'failed' && listAt(file, 'assertionResults').length === 0
  )
  return {
    passed: countAt(unit, 'numPassedTests'),
    failed: countAt(unit, 'numFailedTests') + unloaded.length,
    skipped: countAt(unit, 'numPendingTests') + countAt(unit, 'numTodoTests')
  }
}

/**
 * @param {unknown} e2e
 * @returns {Totals}
 */
function e2eTotals(e2e) {
  const stats = valueAt(e2e, 'stats')
  return {
    passed: countAt(stats, 'expected'),
    failed: countAt(stats, 'unexpected') + countAt(stats, 'flaky') + listAt(e2e, 'errors').length,
    skipped: countAt(stats, 'skipped')
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<unknown>} `undefined` when there is no such report
 */
async function report(folder, name) {
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
function valueAt(value, key) {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function textAt(value, key) {
  const text = valueAt(value, key)
  return typeof text === 'string' ? text : ''
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function countAt(value, key) {
  const count = valueAt(value, key)
  return typeof count === 'number' ? count : 0
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {readonly unknown[]}
 */
function listAt(value, key) {
  const list = valueAt(value, key)
  return Array.isArray(list) ? list : []
}
