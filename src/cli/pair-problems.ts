import type { PairDiagnosis } from '../core/alignment/diagnose-pair.ts'
import { InputError } from './command.ts'

/** What is the matter with two texts as a whole, and what was done or is to be done about it. */
export interface Problem {
  /** Stable identifier in kebab case. */
  readonly code:
    | 'empty-source'
    | 'empty-target'
    | 'swapped-sides'
    | 'bilingual-source'
    | 'bilingual-target'
    | 'unknown-language'
    | 'unrelated'
  /** One English sentence or two, with the names of the files. */
  readonly message: string
}

/** Names of the files, for messages. */
export interface Names {
  readonly source: string
  readonly target: string
}

/** @throws InputError where there is nothing that could be aligned */
export function problemOf(diagnosis: PairDiagnosis, names: Names): Problem | null {
  switch (diagnosis.type) {
    case 'fits':
      return null
    case 'empty':
      return {
        code: `empty-${diagnosis.side}`,
        message: `“${names[diagnosis.side]}” has no text: nothing could be linked.`,
      }
    case 'same-language': {
      const language = diagnosis.language === 'zh' ? 'Chinese' : 'English'
      throw new InputError(
        `“${names.source}” and “${names.target}” are both ${language}. Name a Chinese text and its English translation.`,
      )
    }
    case 'swapped':
      return {
        code: 'swapped-sides',
        message: `“${names.source}” is English and “${names.target}” Chinese: they were taken the other way round.`,
      }
    case 'bilingual': {
      const name = names[diagnosis.side]
      const part = diagnosis.side === 'source' ? 'Chinese' : 'English'
      return {
        code: `bilingual-${diagnosis.side}`,
        message: `“${name}” holds both languages: its ${part} part was taken. To align its two parts with one another, name no other file: facing-pages align ${name}`,
      }
    }
    case 'unknown-language': {
      const language = diagnosis.side === 'source' ? 'Chinese' : 'English'
      return {
        code: 'unknown-language',
        message: `“${names[diagnosis.side]}” does not look ${language}. It was aligned nevertheless; check that it is the right file.`,
      }
    }
  }
}

/** Lines are kept as they are, so that a text in both languages cannot be taken apart. */
export function problemOfLines(diagnosis: PairDiagnosis, names: Names): Problem | null {
  if (diagnosis.type !== 'bilingual') return problemOf(diagnosis, names)
  return {
    code: `bilingual-${diagnosis.side}`,
    message: `“${names[diagnosis.side]}” holds both languages. Leave out --lines, and it is taken apart.`,
  }
}

export const UNRELATED: Problem = {
  code: 'unrelated',
  message:
    'The two texts hardly share a word: this does not look like a translation of the source. Check that the files belong together.',
}
