import type { TeamRole } from '../../../shared/ipc/team-state.ts'

/** How roles are said. */
export const roleWords: Readonly<Record<TeamRole, { readonly one: string; readonly may: string }>> = {
  owner: { one: 'Owner', may: 'edits, and decides who belongs' },
  editor: { one: 'Editor', may: 'edits' },
  viewer: { one: 'Viewer', may: 'reads' },
  relay: { one: 'Relay', may: 'keeps what it cannot read' }
}
