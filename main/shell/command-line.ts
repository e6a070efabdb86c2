import { resolve } from 'node:path'

import { findDeepLink } from './deep-link.ts'
import type { DeepLink } from './deep-link.ts'

/** What a person, a script or the system asked for at start. Paths are absolute. */
export type CommandLine = {
  /** Opens the sample board straight away. */
  readonly sample: boolean
  /** Starts in the tray, without a window. */
  readonly hidden: boolean
  /** Where to put a picture of the first painted page. */
  readonly screenshotTo: string | null
  /** A clock that stands still, for demonstrations and tests: Unix milliseconds. */
  readonly fixedNow: number | null
  /** Everything that Slipstream keeps lies in this folder instead of the usual one. */
  readonly dataFolder: string | null
  /** Where teammates' devices reach this one, `host:port`; null is every interface and any port. */
  readonly listenAt: string | null
  readonly link: DeepLink | null
  /** Switches of ours that make no sense, each as a sentence. */
  readonly problems: readonly string[]
}

/** ISO 8601 with a zone: a clock that depends on where it is read would not stand still. */
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads the arguments after the executable. Switches that are not ours belong to Chromium and Electron
 * (`--user-data-dir`, `--no-sandbox`), and are left to them. `folder` is what relative paths are relative to.
 */
export function parseCommandLine(args: readonly string[], folder: string): CommandLine {
  const problems: string[] = []

  const path = (name: string): string | null => {
    const value = valueOf(args, name)
    if (value === '') problems.push(`--${name} needs a path: --${name}=PATH`)
    return value === null || value === '' ? null : resolve(folder, value)
  }

  const instant = (name: string): number | null => {
    const value = valueOf(args, name)
    if (value === null) return null
    const milliseconds = isoInstant.test(value) ? Date.parse(value) : Number.NaN
    if (!Number.isNaN(milliseconds)) return milliseconds
    problems.push(`--${name} needs a moment with its zone, such as --${name}=2026-05-12T09:00:00Z`)
    return null
  }

  const place = (name: string): string | null => {
    const value = valueOf(args, name)
    if (value === null || /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):\d{1,5}$/.test(value)) return value
    problems.push(`--${name} needs an address and a port: --${name}=127.0.0.1:0`)
    return null
  }

  return {
    sample: args.includes('--sample'),
    hidden: args.includes('--hidden'),
    screenshotTo: path('screenshot-to'),
    fixedNow: instant('fixed-now'),
    dataFolder: path('data-folder'),
    listenAt: place('listen'),
    link: findDeepLink(args),
    problems
  }
}

/** `--name=value`; the last one counts, as with Chromium. A bare `--name` is an empty value, and no switch is null. */
function valueOf(args: readonly string[], name: string): string | null {
  const found = args.findLast((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))
  return found === undefined ? null : found.slice(`--${name}=`.length)
}
