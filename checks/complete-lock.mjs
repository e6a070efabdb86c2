// npm run lock: writes package-lock.json anew, complete for every system.
//
// A registry mirror may carry only the packages of its own system; npm then leaves other systems' optional packages out
// of the lock, and `npm ci` refuses a lock without them. What is missing is added from what the depending packages say
// of it: version, system, processor, libc.
import { readFileSync, writeFileSync } from 'node:fs'

import * as z from 'zod/mini'

const file = 'package-lock.json'
const systems = new Set(['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony'])
const processors = new Set(['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'])
const exact = /^\d+\.\d+\.\d+\S*$/

const entryShape = z.looseObject({
  dev: z.optional(z.boolean()),
  license: z.optional(z.unknown()),
  optionalDependencies: z.optional(z.record(z.string(), z.string()))
})
const lockShape = z.looseObject({ packages: z.record(z.string(), entryShape) })

/** @type {unknown} */
const lock = JSON.parse(readFileSync(file, 'utf8'))
if (!isLock(lock)) throw new Error(`${file} is no lock file that this script knows.`)
const { packages } = lock

for (const [path, about] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(about.optionalDependencies ?? {})) {
    if (!exact.test(version) || isThere(path, name)) continue
    const words = (name.split('/').pop() ?? '').split('-')
    const os = words.filter((word) => systems.has(word))
    const cpu = words.filter((word) => processors.has(word))
    if (cpu.length === 0) continue
    const entry = {
      version,
      cpu,
      ...(about.dev ? { dev: true } : {}),
      ...libcOf(words, os),
      license: about.license,
      optional: true
    }
    packages[`node_modules/${name}`] = os.length > 0 ? Object.assign(entry, { os }) : entry
    process.stdout.write(`added ${name}@${version}\n`)
  }
}

const [root, ...rest] = Object.entries(packages)
const sorted = rest.toSorted(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(root ? [root, ...sorted] : sorted)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

/**
 * Whether the lock has the package in a place where Node would find it from there.
 * @param {string} path
 * @param {string} name
 */
function isThere(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at}${at === '' ? '' : '/'}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

/**
 * @param {readonly string[]} words
 * @param {readonly string[]} os
 */
function libcOf(words, os) {
  if (!os.includes('linux')) return {}
  if (words.some((word) => word.startsWith('musl'))) return { libc: ['musl'] }
  return words.some((word) => word.startsWith('gnu')) ? { libc: ['glibc'] } : {}
}

/**
 * Checked in place, so that the order of the fields stays.
 * @param {unknown} value
 * @returns {value is z.infer<typeof lockShape>}
 */
function isLock(value) {
  return lockShape.safeParse(value).success
}
