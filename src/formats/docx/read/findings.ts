import type { Warning } from '../../types.ts'

interface Finding {
  count: number
  readonly where: string
  readonly example: string
}

const s = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

/** What is said of each thing that a user should know; in the order it is told. */
const MESSAGES: Readonly<Record<string, (count: number, example: string) => string>> = {
  'tracked-changes': (count) =>
    `${s(count, 'tracked change')} in the document: the text was read as if all were accepted. Read it otherwise to see the text as if all were rejected.`,
  'tracked-changes-rejected': (count) =>
    `${s(count, 'tracked change')} in the document: the text was read as if all were rejected.`,
  'hidden-text': (count, example) =>
    `${s(count, 'piece')} of hidden text left out, the first “${example}”. Show it in your word processor if it is to be translated.`,
  'embedded-file': (count, example) =>
    `${s(count, 'file')} embedded in the text (${example}) not read. Paste the content into the document if it is to be translated.`,
  'unread-chart': (count, example) =>
    `The text of ${s(count, 'chart')} was not read (${example}). Translate it in the chart itself.`,
  'unread-diagram': (count, example) =>
    `The text of ${s(count, 'diagram')} (SmartArt) was not read (${example}). Translate it in the diagram itself.`,
  'unread-drawing': (count, example) =>
    `The text of ${s(count, 'drawing')} was not read (“${example}”). Translate it in the drawing itself.`,
  'unread-picture-text': (count, example) =>
    `${s(count, 'text')} set as a picture (WordArt), such as “${example}”, cannot be written back. Translate it in your word processor.`,
  'missing-note': (count, example) =>
    `${s(count, 'mark')} of a note without a note (${example}); the standard does not allow it. The mark is kept.`,
  'missing-comment': (count, example) =>
    `${s(count, 'mark')} of a comment without a comment (${example}); the standard does not allow it. The mark is kept.`,
  'missing-relationship': (count, example) =>
    `${s(count, 'reference')} to something the file does not have (${example}): a picture or link is broken.`,
  'missing-style': (count, example) =>
    `${s(count, 'paragraph')} in a style that the document does not define (“${example}”); the default was taken.`,
  'circular-style': (count, example) =>
    `${s(count, 'style')} based on itself, such as “${example}”; the circle was cut.`,
  'misplaced-text': (count, example) =>
    `${s(count, 'text')} outside of any paragraph, such as “${example}”; the standard does not allow it, and it was left out.`,
  'nested-paragraph': (count, example) =>
    `${s(count, 'paragraph')} within a paragraph without a text box, such as “${example}”; the standard does not allow it. It was read as one of its own.`,
  'unclosed-field': (count) =>
    `${s(count, 'field')} without an end; the standard does not allow it. What it shows was read as text.`,
}

/** Under what tracked changes are counted, by how they are read. */
export const REVISED = {
  accept: 'tracked-changes',
  reject: 'tracked-changes-rejected',
} as const

/** Things noticed while reading, each kind counted and told once. */
export class Findings {
  readonly #found = new Map<string, Finding>()

  add(code: string, where: string, example = ''): void {
    const known = this.#found.get(code)
    if (known) known.count++
    else this.#found.set(code, { count: 1, where, example: shorten(example) })
  }

  countOf(code: string): number {
    return this.#found.get(code)?.count ?? 0
  }

  warnings(): Warning[] {
    return Object.entries(MESSAGES).flatMap(([code, say]) => {
      const found = this.#found.get(code)
      if (!found) return []
      const { count, where, example } = found
      return [{ code, message: say(count, example), where: count === 1 ? where : '' }]
    })
  }
}

const MOST_CHARACTERS = 30

function shorten(text: string): string {
  const characters = Array.from(text.trim().slice(0, 2 * MOST_CHARACTERS + 2))
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS).join('')}…`
    : characters.join('')
}
