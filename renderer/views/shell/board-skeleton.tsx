/** What stands where the board will be, for the moment until it is read. */
export function BoardSkeleton() {
  return (
    <div role="status" aria-label="Reading the board" className="flex min-h-0 flex-1 gap-3 px-4 pt-16">
      {['a', 'b', 'c', 'd', 'e'].map((column) => (
        <div key={column} className="flex min-w-0 flex-1 flex-col gap-2 opacity-60">
          <span className="block h-4 w-24 rounded bg-sunken" />
          <span className="block h-20 rounded-lg bg-sunken" />
          <span className="block h-20 rounded-lg bg-sunken" />
        </div>
      ))}
    </div>
  )
}
