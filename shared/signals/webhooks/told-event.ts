import type { CloudEvent } from '../cloud-event.ts'

/** An event as a delivery tells it: what it does not need is left out. */
export function eventOf(parts: Omit<CloudEvent, 'data' | 'extensions'> & { readonly data?: unknown }): CloudEvent {
  return { data: null, extensions: new Map(), ...parts }
}
