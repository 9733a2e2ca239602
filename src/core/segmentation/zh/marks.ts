/**
 * What a character may do to a Chinese sentence. The sets follow GB/T 15834-2011 and its
 * Taiwanese and Hong Kong counterparts (「」『』), with the half-width marks that are typed in
 * their place and the forms of Unicode's vertical, small and half-width blocks.
 */
export const PLAIN = 0
/** Ends a sentence. */
export const STOP = 1
/** May end a sentence: `…`. */
export const ELLIPSIS = 2
/** Full stop, decimal point, part of a name or of an ellipsis. */
export const DOT = 3
/** Separates clauses; a sentence that meets one of these goes on. */
export const PAUSE = 4
/** Separates clauses, and sentences where the caller wants so. */
export const SEMICOLON = 5
export const OPEN_QUOTE = 6
export const CLOSE_QUOTE = 7
/** `"`, which both opens and closes. */
export const STRAIGHT_QUOTE = 8
export const OPEN_BRACKET = 9
export const CLOSE_BRACKET = 10
export const OPEN_TITLE = 11
export const CLOSE_TITLE = 12
export const LINE = 13
/** `——`, which breaks a quotation off. */
export const DASH = 14
/** `-` before the words of another speaker. */
export const HYPHEN = 15

const SETS: ReadonlyArray<readonly [kind: number, marks: string]> = [
  [STOP, '。｡！？!?﹗﹖‼⁇⁈⁉︒︕︖'],
  [ELLIPSIS, '…⋯‥︙'],
  [DOT, '.．'],
  [PAUSE, '，、：,:､﹐﹑﹕︐︑︓'],
  [SEMICOLON, '；;﹔︔'],
  [OPEN_QUOTE, '“「『‘〝﹁﹃｢„'],
  [CLOSE_QUOTE, '”」』’〞﹂﹄｣'],
  [STRAIGHT_QUOTE, '"＂'],
  [OPEN_BRACKET, '（(【［[〔﹙｛{〖'],
  [CLOSE_BRACKET, '）)】］]〕﹚｝}〗'],
  [OPEN_TITLE, '《〈︽︿'],
  [CLOSE_TITLE, '》〉︾﹀'],
  [DASH, '—―'],
  [HYPHEN, '-–－'],
  [LINE, '\n\r\u2028\u2029'],
]

/** Kind by code unit: one indexed load a character is what makes the scanner fast. */
export const KIND: Uint8Array = build()

function build(): Uint8Array {
  const table = new Uint8Array(65536)
  for (const [kind, marks] of SETS) {
    for (let i = 0; i < marks.length; i++) table[marks.charCodeAt(i)] = kind
  }
  return table
}

export function kindAt(text: string, index: number): number {
  return index < text.length ? (KIND[text.charCodeAt(index)] as number) : PLAIN
}
