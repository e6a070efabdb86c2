/** The product's mark: work flowing on past something that holds. */
export function Mark() {
  return (
    <svg aria-hidden width="30" height="30" viewBox="0 0 30 30" fill="none">
      <rect width="30" height="30" rx="8" fill="var(--accent)" />
      <path
        d="M6 10.5h9a3.5 3.5 0 0 1 3.5 3.5v2A3.5 3.5 0 0 0 22 19.5h2"
        stroke="var(--accent-ink)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path d="M6 19.5h6.5" stroke="var(--accent-ink)" strokeOpacity="0.65" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M20.5 10.5H24" stroke="var(--accent-ink)" strokeOpacity="0.65" strokeWidth="2.4" strokeLinecap="round" />
    </svg>
  )
}
