/** [DOC12] The version of the document's layout that this program writes. There is only one so far, so there is nothing to carry over. */
export const layoutVersion = 1
