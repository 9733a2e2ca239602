import { STATUSES } from '../../core/document/status.ts'
import { madeWith, STATUS_MARKS, statisticsText, wordsOf } from '../../core/layout/labels.ts'
import type { Layout } from '../../core/layout/model.ts'

/**
 * All that is printed around the rows of a layout: titles, metadata, contents, colophon, numbers and
 * marks. A file that does not say what is what may have it between two rows.
 */
export function aroundText(layout: Layout): string[] {
  const { sourceLanguage, statistics } = layout
  const words = wordsOf(sourceLanguage)
  const lines = [...layout.metadata, ...layout.bibliography]
  return [
    layout.running,
    ...both(layout.title),
    ...both(layout.languageNames),
    ...lines.flatMap(({ label, value }) => [...both(label), value]),
    ...layout.outline.flatMap(both),
    ...[words.source, words.target].flatMap((each) => Object.values(each)),
    ...both(statisticsText(statistics, sourceLanguage)),
    ...both(madeWith(sourceLanguage)),
    ...STATUSES,
    ...Object.values(STATUS_MARKS),
    ...layout.blocks.flatMap(({ comments }) =>
      comments.flatMap(({ author, text }) => [author, text]),
    ),
    'No.',
    'Status',
    'Comment',
    '·',
    '–',
    '′',
    ':',
    '/',
  ]
}

const both = ({ source, target }: { readonly source: string; readonly target: string }) => [
  source,
  target,
]
