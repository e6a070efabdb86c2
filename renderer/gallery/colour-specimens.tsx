import { Specimens, Specimen } from './specimens.tsx'

const grounds = ['bg-canvas', 'bg-surface', 'bg-raised', 'bg-sunken', 'bg-hover']
const inks = ['text-ink', 'text-soft', 'text-faint', 'text-accent-strong']
const meanings = [
  ['Blocked', 'bg-blocked-wash text-blocked'],
  ['Clear to start', 'bg-clear-wash text-clear'],
  ['In progress', 'bg-progress-wash text-progress'],
  ['Waiting', 'bg-waiting-wash text-waiting'],
  ['Done', 'bg-done-wash text-done'],
  ['Critical', 'bg-critical-wash text-critical'],
  ['Promise', 'bg-promise-wash text-promise'],
  ['Debt', 'bg-debt-wash text-debt'],
  ['Broken, dangerous', 'bg-danger-wash text-danger'],
  ['Chosen', 'bg-accent-wash text-accent-strong']
]

/** Grounds, inks on each of them, and the one colour of each meaning. */
export function ColourSpecimens() {
  return (
    <Specimens
      title="Colour"
      purpose="One colour for each meaning, everywhere, and never alone: a word or an icon stands beside it."
    >
      {grounds.map((ground) => (
        <Specimen key={ground} name={ground.slice(3)}>
          {inks.map((ink) => (
            <span key={ink} className={`rounded-md border border-line px-3 py-1.5 ${ground} ${ink}`}>
              {ink.slice(5)}
            </span>
          ))}
        </Specimen>
      ))}
      <Specimen name="meanings">
        {meanings.map(([word, look]) => (
          <span key={word} className={`rounded-md px-3 py-1.5 font-medium ${look ?? ''}`}>
            {word}
          </span>
        ))}
      </Specimen>
      <Specimen name="lines">
        <span className="rounded-md border border-line px-3 py-1.5">line: parts</span>
        <span className="rounded-md border border-edge px-3 py-1.5">edge: what can be pressed</span>
      </Specimen>
      <Specimen name="heights">
        <span className="rounded-md bg-surface px-3 py-1.5 shadow-card">card: on the page</span>
        <span className="rounded-md bg-raised px-3 py-1.5 shadow-pop">pop: over it</span>
        <span className="rounded-md bg-raised px-3 py-1.5 shadow-lift">lift: in hand</span>
      </Specimen>
    </Specimens>
  )
}
