import { diagnosePair } from '../../../core/alignment/diagnose-pair.ts'
import { isDoubtful } from '../../../core/alignment/doubt.ts'
import { asTranslation } from '../../../core/alignment/pair.ts'
import {
  documentOfPairs,
  paragraphsOf,
  partOf,
  splitLanguages,
} from '../../../core/alignment/split-languages.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { BilingualDocument, Row, Side } from '../../../core/document/model.ts'
import { alignPair } from '../../workers/align.ts'
import type { AppContext } from '../app.ts'
import { tellOfMoved } from '../review/moved.ts'
import { ask } from './ask.ts'

/** A text as it was read, its language on the source side whatever it is. */
export interface ReadText {
  /** Name of its file, for messages. */
  readonly name: string
  readonly document: BilingualDocument
}

/** What became of two texts. */
export interface Paired {
  readonly document: BilingualDocument
  /** Whether its source side is the first text as it was given, and nothing else. */
  readonly isOfSource: boolean
  /** Whether the texts seem to have nothing to do with one another. */
  readonly unrelated: boolean
}

const textsOf = ({ rows }: BilingualDocument): string[] => rows.map((row) => textOf(row.source))

/**
 * Aligns two texts in sight of the user, who is asked where they are not what they should be.
 * @returns null where nothing came of it, which has been told
 * @throws DOMException AbortError where the user cancels
 */
export async function pairTexts(
  app: AppContext,
  source: ReadText,
  translation: ReadText,
  isOfSource = true,
): Promise<Paired | null> {
  const found = diagnosePair(textsOf(source.document), textsOf(translation.document))
  const names = { source: source.name, target: translation.name }
  switch (found.type) {
    case 'fits':
      return align(app, source, translation, isOfSource)
    case 'empty':
      app.notices.fail({ key: 'align.empty', values: { name: names[found.side] } })
      return null
    case 'same-language': {
      const values = { first: names.source, second: names.target, language: found.language }
      app.notices.fail({ key: 'align.sameLanguage', values })
      return null
    }
    case 'swapped': {
      const answer = await ask(app, {
        heading: { key: 'align.swapped.heading' },
        text: { key: 'align.swapped.text', values: { first: names.source, second: names.target } },
        answers: [{ value: 'swap', label: { key: 'align.swapped.swap' } }],
      })
      return answer && align(app, translation, source, false)
    }
    case 'unknown-language': {
      const answer = await ask(app, {
        heading: { key: 'align.unknown.heading' },
        text: {
          key: 'align.unknown.text',
          values: { name: names[found.side], side: found.side },
        },
        answers: [{ value: 'go on', label: { key: 'align.anyway' } }],
      })
      return answer && align(app, source, translation, isOfSource)
    }
    case 'bilingual':
      return splitAndPair(app, source, translation, found.side, isOfSource)
  }
}

/** One of the texts holds both languages: it may be all that is needed, or only a part of it is. */
async function splitAndPair(
  app: AppContext,
  source: ReadText,
  translation: ReadText,
  side: Side,
  isOfSource: boolean,
): Promise<Paired | null> {
  const both = side === 'source' ? source : translation
  const answer = await ask(app, {
    heading: { key: 'align.bilingual.heading', values: { name: both.name } },
    text: { key: 'align.bilingual.text', values: { side } },
    answers: [
      { value: 'part', label: { key: 'align.bilingual.part', values: { side } } },
      { value: 'split', label: { key: 'align.bilingual.split' } },
    ],
  })
  if (answer === null) return null
  if (answer === 'split') return pairWithItself(app, both)
  const split = splitLanguages(paragraphsOf(both.document))
  const part = { ...both, document: partOf(both.document, split[side]) }
  return side === 'source'
    ? pairTexts(app, part, translation, false)
    : pairTexts(app, source, part, isOfSource)
}

/**
 * Makes one document of a text that holds both languages: by their turns where they alternate,
 * else by aligning the one part with the other.
 */
export async function pairWithItself(app: AppContext, text: ReadText): Promise<Paired> {
  const { source, target, pairs } = splitLanguages(paragraphsOf(text.document))
  if (pairs) {
    const document = documentOfPairs(text.document, pairs)
    return { document, isOfSource: false, unrelated: false }
  }
  const part = (of: typeof source): ReadText => ({ ...text, document: partOf(text.document, of) })
  return align(app, part(source), part(target), false)
}

async function align(
  app: AppContext,
  source: ReadText,
  translation: ReadText,
  isOfSource: boolean,
): Promise<Paired> {
  const { breakAtSemicolon } = app.ui.getState().preferences
  const output = await app.tasks.run(
    { key: 'align.task', values: { source: source.name, target: translation.name } },
    ({ signal, progress }) =>
      alignPair(
        {
          document: source.document,
          translation: asTranslation(translation.document),
          options: { breakAtSemicolon },
        },
        { signal, onProgress: progress },
      ),
  )
  return { ...output, isOfSource }
}

/** Begins the review of what was aligned and says what there is to look at. */
export function beginReview(app: AppContext, rows: readonly Row[], unrelated: boolean): void {
  app.ui.setState({ reviewing: true, reviewTab: 'doubtful' })
  const doubtful = rows.filter((row) => isDoubtful(row)).length
  if (unrelated) app.notices.fail({ key: 'align.unrelated' })
  else app.notices.tell({ key: 'align.done', values: { count: rows.length, doubtful } })
  tellOfMoved(app, rows)
}
