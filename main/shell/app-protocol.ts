import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

import { protocol } from 'electron'

import { appScheme, resolveBuiltFile } from './built-files.ts'
import type { BuiltFiles } from './built-files.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm'
}

/** Makes `app://` a standard, secure scheme, so that the page has an origin and IndexedDB. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Serves the built page under `app://slipstream`, and nothing else under `app://`. */
export function serveBuiltFiles(files: BuiltFiles): void {
  // Its first use reads a good part of Node: rather now, while the page's process starts, than when the page waits for it.
  setImmediate(() => new Response(null))
  protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refusal(405)
    const path = resolveBuiltFile(files, request.url)
    if (path === null) return refusal(404)
    return new Response(new Uint8Array(await readFile(path)), { headers: headersFor(path) })
  })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: headersFor('') })
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache'
  }
}
