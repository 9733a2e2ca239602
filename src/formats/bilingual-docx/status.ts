import type { Status } from '../../core/document/model.ts'

/**
 * What tools call the state of a segment, by how the word begins. memoQ's own row states and the
 * confirmation levels of Trados Studio; behind the word stands a match rate in brackets.
 */
const WORDS: readonly (readonly [RegExp, Status])[] = [
  [/^not (?:started|translated)|^untranslated|^new\b|^empty|^未翻譯|^未翻译/i, 'empty'],
  [/^translator confirmed|^confirmed|^translated|^已翻譯|^已翻译/i, 'translated'],
  [/^reviewer [12] confirmed|^translation approved|^reviewed|^已審校|^已审校/i, 'reviewed'],
  [/^proofread|^signed off|^sign-off$|^approved|^final|^已核准|^已批准/i, 'approved'],
  [
    /^draft|^edited|^pre-?translated|^assembled|^machine|^rejected|^translation rejected|^sign-off rejected|^草稿/i,
    'draft',
  ],
]

/** The status that a cell states, or null where it states none that is known. */
export function statusOf(text: string): Status | null {
  const word = text.trim().replace(/^locked[\s:,;(]*/i, '')
  return WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

/** Whether a cell says that its segment is not to be changed. */
export const isLocked = (text: string): boolean => /\blocked\b/i.test(text)
