import type { MissingField } from './proposal.ts'

/** What a handoff lacks, as a sentence names it: "please say what done looks like". */
export const missingWords: Readonly<Record<MissingField, string>> = {
  why: 'why this started',
  definitionOfDone: 'what done looks like',
  stillOwed: 'what is still owed',
  artifacts: 'where things are'
}
