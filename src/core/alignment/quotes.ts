/**
 * Quotation marks of both languages: “…”, 「…」, "…", and '…' as British books set them, which has
 * to be told from the apostrophe by what stands around it.
 */
const MARK =
  /(?<open>[“「『«]|(?<=^|[\s(（—–:：,，-])["＂](?=\S)|(?<=^|[\s(（—–“-])['‘](?=[\p{L}\p{N}…—.]))|(?<close>[”」』»"＂]|(?<=[.,!?…—–:;-])['’](?=$|[\s)—–.,;:!?”"-]))/gu

/** The marks of a sentence in order: 1 opens, −1 closes. */
export function quotationMarks(sentence: string): number[] {
  return Array.from(sentence.matchAll(MARK), ({ groups }) => (groups!.open === undefined ? -1 : 1))
}
