/** Longest address, in UTF-16 units. */
const longest = 2000

const shape = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?(\/[^#]*)?(#.*)?$/i

/**
 * [XR1] [XR2] The one spelling of an address on the web that a task may be about: http or https, host in small letters, without a
 * name or password, a fragment, or a slash at its end. Undefined for anything else.
 */
export function readReference(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > longest || !/^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(value))
    return undefined
  const parts = shape.exec(value)
  if (parts === null) return undefined
  const [, scheme = '', host = '', port = '', path = ''] = parts
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${port}${path.replace(/\/+$/, '')}`
}
