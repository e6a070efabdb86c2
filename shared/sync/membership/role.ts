/** What a member may do: relays hold what they cannot read, viewers read, editors write, owners decide who belongs. */
export type Role = 'relay' | 'viewer' | 'editor' | 'owner'

/** [M2] From low to high; the place is the number on the wire. */
export const roles: readonly Role[] = ['relay', 'viewer', 'editor', 'owner']

/** The lower of two roles; null is no role at all, and lower than any. */
export function lowerRole(a: Role | null, b: Role | null): Role | null {
  if (a === null || b === null) return null
  return roles.indexOf(a) < roles.indexOf(b) ? a : b
}

/** Whether `a` allows less than `b`. */
export function isLower(a: Role | null, b: Role | null): boolean {
  return a !== b && lowerRole(a, b) === a
}

/** [M7] Whether updates of somebody in this role count. */
export function mayWrite(role: Role | null): boolean {
  return role === 'editor' || role === 'owner'
}
