import { useApp } from '../../state/app-context.ts'
import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { useDeed } from '../board-files/use-deed.ts'

/** [WF1] [WF2] The folder whose files are offered as imports: which it is, what waits in it, and what is wrong there. */
export function FolderSettings({ onImport }: { readonly onImport: (file: File) => void }) {
  const app = useApp()
  const session = useBoard()
  const { name, problems, offers } = useStore(session.watchedFolder)
  const { busy, error, run } = useDeed()
  const look = (offer: string) =>
    run(async () => {
      const file = await session.changeWatchedFolder({ kind: 'read', name: offer })
      if (file !== null) onImport(new File([new Uint8Array(file.bytes)], file.name))
    })
  return (
    <section aria-label="A watched folder" className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="m-0 text-xs font-semibold text-faint">A watched folder</h3>
      <p className="m-0 text-xs text-soft">
        Files that end in .ics or .csv are offered here as imports when they are put into it. Nothing is imported
        without your yes, and they stay where they are.
      </p>
      {offers.length === 0 ? null : (
        <ul aria-label="Files in the folder" className="m-0 flex list-none flex-col gap-2 p-0">
          {offers.map((offer) => (
            <li key={offer} className="flex items-center gap-3">
              <p className="m-0 min-w-0 flex-1 truncate" title={offer}>
                {offer}
              </p>
              <Button size="small" isDisabled={busy} aria-label={`Look at ${offer}…`} onPress={() => look(offer)}>
                Look at it…
              </Button>
              <Button
                look="quiet"
                size="small"
                isDisabled={busy}
                aria-label={`Leave ${offer}`}
                onPress={() =>
                  run(async () => void (await session.changeWatchedFolder({ kind: 'leave', name: offer })))
                }
              >
                Leave it
              </Button>
            </li>
          ))}
        </ul>
      )}
      {[...problems, ...(error === null ? [] : [error])].map((sentence) => (
        <p key={sentence} role="alert" className="m-0 text-xs text-danger">
          {sentence}
        </p>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" isDisabled={busy} onPress={() => run(app.watchFolder)}>
          {name === null ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
        {name === null ? null : (
          <>
            <Button
              look="quiet"
              size="small"
              isDisabled={busy}
              onPress={() => run(async () => void (await session.changeWatchedFolder({ kind: 'stop' })))}
            >
              Stop watching
            </Button>
            <span className="min-w-0 truncate text-xs text-soft">Watching “{name}”.</span>
          </>
        )}
      </div>
    </section>
  )
}
