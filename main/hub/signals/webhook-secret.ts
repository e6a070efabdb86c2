import { createHmac, timingSafeEqual } from 'node:crypto'

/** [WH1] The tools whose webhooks are understood, and the path of each. */
export type WebhookTool = 'github' | 'gitlab'

export const webhookPaths: ReadonlyMap<string, WebhookTool> = new Map([
  ['/v1/webhooks/github', 'github'],
  ['/v1/webhooks/gitlab', 'gitlab']
])

/** [WH2] Whether whoever sent this body knows the secret: GitHub signs the body's bytes with it, GitLab says it. In constant time. */
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
      // Of one length, whatever was said: the length of the secret is none of anybody's business either.
      const digest = (text: string): Buffer => createHmac('sha256', secret).update(text).digest()
      return timingSafeEqual(digest(header('x-gitlab-token') ?? ''), digest(secret))
    }
  }
}
