// A test runner for Stryker that asks about a mutant in milliseconds. Vitest sets up a run anew for each of thousands of
// mutants, which takes longer than most runs; here the tests and the code under them are one script, compiled once and
// evaluated afresh for each mutant, so that nothing is kept between two. Only for tests that need no more of Vitest than
// describe, test, test.each and expect.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { compileFunction, Script } from 'node:vm'

import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import * as fastCheck from 'fast-check'
import { build } from 'vite'
import { expect } from 'vitest'

/**
 * @import { InstrumenterContext } from '@stryker-mutator/api/core'
 * @import { DryRunOptions, DryRunResult, MutantRunOptions, MutantRunResult, TestResult } from '@stryker-mutator/api/test-runner'
 * @typedef {{ readonly id: string, readonly body: () => unknown }} Test
 */

/** Which tests, from the folder that is copied. */
const room = 'shared/schedule'

/** Large graphs cover every line, take longer than all other tests together, and see what small ones see. */
const leftOut = new Set(['deep-graphs.test.ts', 'psplib.test.ts'])

/** Milliseconds that one test may take before its mutant counts as one that never ends; the slowest takes a fraction of one second. */
const testLimit = 10_000

/** A law that is tried in several parts, to share them among processes, is tried in one. */
const laterPart = /\(part %i\) \(\d+\)$/

/** What breaks a law breaks it on most boards. */
const mostRuns = 3

class OneProcessRunner {
  /** @type {((registry: ReturnType<typeof createRegistry>) => void) | null} */
  #evaluate = null

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#evaluate = await compileTests()
  }

  /** @param {DryRunOptions} options @returns {Promise<DryRunResult>} */
  dryRun({ disableBail }) {
    const shared = namespace()
    delete shared.activeMutant
    shared.mutantCoverage = { static: {}, perTest: {} }
    const result = this.#run({ bail: !disableBail, only: null, limit: null })
    const { mutantCoverage } = shared
    return Promise.resolve(
      result.status === DryRunStatus.Complete && mutantCoverage !== undefined ? { ...result, mutantCoverage } : result
    )
  }

  /** @param {MutantRunOptions} options @returns {Promise<MutantRunResult>} */
  mutantRun({ activeMutant, disableBail, hitLimit, testFilter }) {
    const shared = namespace()
    shared.activeMutant = activeMutant.id
    if (hitLimit !== undefined) shared.hitLimit = hitLimit
    shared.hitCount = 0
    const only = testFilter === undefined ? null : new Set(testFilter)
    const result = this.#run({ bail: !disableBail, only, limit: testLimit })
    return Promise.resolve(toMutantRunResult(determineHitLimitReached(shared.hitCount, hitLimit) ?? result))
  }

  /** @param {{ readonly bail: boolean, readonly only: ReadonlySet<string> | null, readonly limit: number | null }} options @returns {DryRunResult} */
  #run({ bail, only, limit }) {
    const registry = createRegistry()
    try {
      this.#evaluate?.(registry)
    } catch (error) {
      // What breaks a file as it is loaded breaks all its tests.
      return { status: DryRunStatus.Complete, tests: [failed('loading', 0, error)] }
    }
    /** @type {TestResult[]} */
    const tests = []
    for (const { id, body } of registry.tests) {
      if (laterPart.test(id) || (only !== null && !only.has(id))) continue
      const start = performance.now()
      registry.begin(id)
      try {
        if (limit === null) body()
        else runWithin(limit, body)
        tests.push({ id, name: id, timeSpentMs: performance.now() - start, status: TestStatus.Success })
      } catch (error) {
        if (isOverdue(error)) return { status: DryRunStatus.Timeout, reason: id }
        tests.push(failed(id, performance.now() - start, error))
        if (bail) break
      }
    }
    registry.begin(undefined)
    return { status: DryRunStatus.Complete, tests }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)]

/** Ends a body that does not end by itself: Stryker would have to end the whole process. @param {number} timeout @param {() => unknown} body */
function runWithin(timeout, body) {
  const all = /** @type {Record<string, unknown>} */ (globalThis)
  all['bodyOfTest'] = body
  callBody.runInThisContext({ timeout })
}

const callBody = new Script('globalThis.bodyOfTest()')

/** @param {unknown} error */
function isOverdue(error) {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** @param {string} id @param {number} timeSpentMs @param {unknown} error @returns {TestResult} */
function failed(id, timeSpentMs, error) {
  const failureMessage = error instanceof Error ? error.message : String(error)
  return { id, name: id, timeSpentMs, status: TestStatus.Failed, failureMessage }
}

/** What the code under test tells and is told, on the global object: Stryker's own agreement with what it changed. */
function namespace() {
  const all = /** @type {Record<string, InstrumenterContext>} */ (/** @type {unknown} */ (globalThis))
  return (all[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})
}

/** The tests of one evaluation, in their order, and the Vitest that they are given. */
function createRegistry() {
  /** @type {Test[]} */
  const tests = []
  /** @type {Map<string, number>} */
  const namesakes = new Map()
  /** @type {string[]} */
  const path = []
  let current = ''

  /** @param {string} name @param {() => unknown} body */
  const test = (name, body) => {
    const full = [...path, name].join(' ')
    const before = namesakes.get(full) ?? 0
    namesakes.set(full, before + 1)
    tests.push({ id: before === 0 ? full : `${full} (${before + 1})`, body })
  }
  /** @param {readonly unknown[]} rows */
  test.each = (rows) => (/** @type {string} */ name, /** @type {(...values: unknown[]) => unknown} */ body) => {
    for (const row of rows) {
      /** @type {readonly unknown[]} */
      const values = Array.isArray(row) ? row : [row]
      test(name, () => body(...values))
    }
  }
  /** @param {string} name @param {() => void} body */
  const describe = (name, body) => {
    path.push(name)
    body()
    path.pop()
  }

  return {
    tests,
    /** @param {string | undefined} id */
    begin: (id) => {
      current = id ?? ''
      if (id === undefined) delete namespace().currentTestId
      else namespace().currentTestId = id
    },
    vitest: { describe, expect, test },
    fastCheck: fewRuns(() => current)
  }
}

/** The same few runs for each mutant, so that a score means the same tomorrow; and no counterexample is made smaller. @param {() => string} testName */
function fewRuns(testName) {
  /** @param {fastCheck.IRawProperty<unknown>} property @param {fastCheck.Parameters<unknown>} [parameters] */
  const assert = (property, parameters = {}) =>
    fastCheck.assert(property, {
      ...parameters,
      numRuns: Math.min(parameters.numRuns ?? mostRuns, mostRuns),
      seed: seedOf(testName()),
      endOnFailure: true
    })
  return { ...fastCheck, assert }
}

/** Another one for each test, so that the parts of a long law differ. @param {string} name */
function seedOf(name) {
  let seed = 0
  for (const letter of name) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) | 0
  return seed
}

/** The room's tests and all that they import as one function: each call evaluates it anew. */
async function compileTests() {
  const folder = resolve(room)
  const entry = '\0tests'
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'import.meta.dirname': JSON.stringify(folder) },
    plugins: [
      {
        name: 'tests',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) =>
          id === entry
            ? testFiles(folder)
                .map((file) => `import ${JSON.stringify(file)}`)
                .join('\n')
            : null
      }
    ],
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: entry, output: { format: 'cjs' } }
    }
  })
  if (!('output' in built) || built.output.length !== 1) throw new Error('The tests did not become one script.')
  const evaluate = compileFunction(built.output[0].code, ['require', 'module', 'exports'], {
    filename: resolve('tests.cjs')
  })
  /** @type {(id: string) => unknown} */
  const load = createRequire(import.meta.url)
  /** @param {ReturnType<typeof createRegistry>} registry */
  return ({ vitest, fastCheck: few }) => {
    /** @type {ReadonlyMap<string, unknown>} */
    const given = new Map(Object.entries({ vitest, 'fast-check': { ...few, default: few, __esModule: true } }))
    const module = { exports: {} }
    Reflect.apply(evaluate, null, [(/** @type {string} */ id) => given.get(id) ?? load(id), module, module.exports])
  }
}

/** Examples before laws: they are quick, and the first test that fails ends a mutant. @param {string} folder */
function testFiles(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !leftOut.has(name))
  const statesLaws = (/** @type {string} */ path) => readFileSync(path, 'utf8').includes("from 'fast-check'")
  const found = files.map((name) => resolve(folder, name)).map((path) => ({ path, laws: statesLaws(path) }))
  return found.toSorted((a, b) => Number(a.laws) - Number(b.laws) || (a.path < b.path ? -1 : 1)).map(({ path }) => path)
}
