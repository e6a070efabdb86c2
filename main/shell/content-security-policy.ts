/**
 * What the built page may load and do: its own files and nothing else, no inline script, no evaluated text, no markup
 * from strings. Tried with React 19, Tailwind 4 and y-indexeddb (platform.md). The dev server's page has none.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'"
].join('; ')
