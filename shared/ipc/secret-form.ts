/** [WH2] [WH7] The secret of webhooks itself, or GitLab's signing token made of it. */
export const secretForms = ['secret', 'signingToken'] as const

export type SecretForm = (typeof secretForms)[number]
