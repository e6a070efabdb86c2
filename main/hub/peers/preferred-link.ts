import type { DeviceId } from '../../../shared/model/ids.ts'

/** [L6] Which of two links between the same devices stays; both ends come to the same answer. */
export function preferredLink(
  devices: { readonly own: DeviceId; readonly other: DeviceId },
  links: { readonly older: { readonly dialled: boolean }; readonly newer: { readonly dialled: boolean } }
): 'older' | 'newer' {
  if (links.older.dialled === links.newer.dialled) return 'newer'
  const ownIsLower = devices.own < devices.other
  return links.newer.dialled === ownIsLower ? 'newer' : 'older'
}
