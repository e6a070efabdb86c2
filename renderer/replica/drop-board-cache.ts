import { clearDocument } from 'y-indexeddb'

/** How a board's two databases in the page are called: its document's cache, and what the hub has not acknowledged yet. */
export const cacheName = (board: string): string => `slipstream-${board}`
export const outboxName = (board: string): string => `slipstream-outbox-${board}`

/** Removes what the page keeps of a board that was forgotten, once it is closed. What cannot be removed is found stale by the hub. */
export async function dropBoardCache(factory: IDBFactory, board: string): Promise<void> {
  await Promise.all([
    clearDocument(cacheName(board)).catch(() => undefined),
    deleteDatabase(factory, outboxName(board))
  ])
}

function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = factory.deleteDatabase(name)
    // A connection that is still closing delays it, and then it happens all the same.
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve())
  })
}
