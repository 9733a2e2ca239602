import type { BilingualDocument, Side, SourceLanguage } from '../document/model.ts'
import type { MetadataLine } from './model.ts'

/** Whose tracked changes are in a document: those whose names are known, in the order of the text. */
function authorsOf({ rows }: Pick<BilingualDocument, 'rows'>): string[] {
  const authors = new Set<string>()
  for (const { source, target } of rows) {
    for (const { change } of [...source, ...target]) if (change?.author) authors.add(change.author)
  }
  return [...authors]
}

const ENGLISH = { changes: 'Changes', authors: 'Changed by' } as const

const CHINESE = {
  'zh-Hant': { changes: '修訂', authors: '修訂者' },
  'zh-Hans': { changes: '修订', authors: '修订者' },
} as const

const labelOf = (
  name: keyof typeof ENGLISH,
  source: SourceLanguage,
): Readonly<Record<Side, string>> => ({ source: CHINESE[source][name], target: ENGLISH[name] })

/** Says whose changes a document shows; empty where that is not known. */
export function authorsLine(document: BilingualDocument): MetadataLine[] {
  const value = authorsOf(document).join(' · ')
  return value
    ? [{ name: 'authors', label: labelOf('authors', document.sourceLanguage), value }]
    : []
}

/** Says which versions the changes of a document lie between. */
export const versionsLine = (versions: string, source: SourceLanguage): MetadataLine => ({
  name: 'changes',
  label: labelOf('changes', source),
  value: versions,
})
