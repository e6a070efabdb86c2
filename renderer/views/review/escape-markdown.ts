/**
 * [RV11] Text that people wrote, so that CommonMark and GitHub's dialect show it as it was typed. It may stand anywhere but at the beginning of a line. An
 * e-mail address is made a link all the same by whoever makes links of them: no backslash stops that.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~&!$]/g, String.raw`\$&`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/www\./gi, (found) => found.replace('.', String.raw`\.`))
}
