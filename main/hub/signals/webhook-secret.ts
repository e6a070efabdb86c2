import { createHmac, timingSafeEqual } from 'node:crypto'

/** [WH1] The tools whose webhooks are understood, and the path of each. */
export type WebhookTool = 'github' | 'gitlab'

export const webhookPaths: ReadonlyMap<string, WebhookTool> = new Map([
  ['/v1/webhooks/github', 'github'],
  ['/v1/webhooks/gitlab', 'gitlab']
])

/** [WH2] Whether whoever sent this body knows the secret: GitHub signs the body's bytes with it, GitLab signs them or says it. In constant time. */
export function knowsSecret(
  tool: WebhookTool,
  header: (name: string) => string | null,
  body: Uint8Array,
  secret: string
): boolean {
  switch (tool) {
    case 'github': {
      const signature = /^sha256=([0-9a-f]{64})$/.exec(header('x-hub-signature-256') ?? '')?.[1]
      if (signature === undefined) return false
      return timingSafeEqual(Buffer.from(signature, 'hex'), createHmac('sha256', secret).update(body).digest())
    }
    case 'gitlab': {
      // A delivery that is signed is not let in by a token that it says as well.
      if (header('webhook-signature') !== null) return isSigned(header, body, secret)
      // Of one length, whatever was said: the length of the secret is none of anybody's business either.
      const digest = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
      return timingSafeEqual(digest(header('x-gitlab-token') ?? ''), digest(secret))
    }
  }
}

/**
 * [WH7] As Standard Webhooks has it: HMAC-SHA-256 over `id.timestamp.body`, in base64, perhaps several after one another. Its key
 * are the bytes that the secret writes down in hexadecimal: 32 of those that the settings make, 24 at least by that standard.
 */
function isSigned(header: (name: string) => string | null, body: Uint8Array, secret: string): boolean {
  const [id, timestamp] = [header('webhook-id'), header('webhook-timestamp')]
  if (id === null || timestamp === null || !/^(?:[0-9a-f]{2}){24,}$/.test(secret)) return false
  const own = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${id}.${timestamp}.`).update(body).digest()
  const given = (header('webhook-signature') ?? '')
    .split(' ')
    .map((part) => /^v1,([A-Za-z0-9+/]{43}=)$/.exec(part)?.[1])
  return given.some((text) => text !== undefined && timingSafeEqual(Buffer.from(text, 'base64'), own))
}
