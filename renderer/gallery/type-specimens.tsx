import { Specimens, Specimen } from './specimens.tsx'

/** The sizes of text, and how fast things come. */
export function TypeSpecimens() {
  return (
    <Specimens
      title="Type and motion"
      purpose="Five sizes; figures of one width wherever they stand in columns; motion only where something appears, and none where the system asks for less."
    >
      <Specimen name="title, 18">
        <span className="text-title font-semibold">Harbour: launch of mobile check-in</span>
      </Specimen>
      <Specimen name="heading, 15">
        <span className="text-heading font-semibold">Build the check-in screens</span>
      </Specimen>
      <Specimen name="text, 13">
        <span>No float: if this slips, the end slips.</span>
      </Specimen>
      <Specimen name="small, 12">
        <span className="text-xs text-soft">7 days of float before the end moves.</span>
      </Specimen>
      <Specimen name="badge, 11">
        <span className="text-badge font-medium">1 of 2 left</span>
      </Specimen>
      <Specimen name="figures">
        <span className="tabular flex flex-col text-right">
          <span>1,111.10</span>
          <span>888.88</span>
        </span>
      </Specimen>
    </Specimens>
  )
}
