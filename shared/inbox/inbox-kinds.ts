/** [IB2] [IB3] Why something is in the inbox, what others wait for first; `slip` alone is of *what moved*. */
export const inboxKinds = [
  'approvalToDecide',
  'handoffToCatch',
  'questionToAnswer',
  'promiseBroken',
  'proposalToDecide',
  'mentioned',
  'answered',
  'approvalDeclined',
  'approvalToAsk',
  'waitOver',
  'clearToStart',
  'slip'
] as const

export type InboxKind = (typeof inboxKinds)[number]
