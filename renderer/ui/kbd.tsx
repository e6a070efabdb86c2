/** Keys as they are printed on a keyboard, such as "Ctrl Z"; keys are separated by spaces. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line bg-sunken px-1 font-sans text-badge leading-none text-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
