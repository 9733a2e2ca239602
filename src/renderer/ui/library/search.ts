import { fold } from '../../../core/text/fold.ts'
import type { ProjectCard } from '../../storage/types.ts'

/** What of a project is looked through: titles, authors, file names and first lines. */
const textOfCard = ({ project, documents }: ProjectCard): string =>
  [
    project.title,
    project.author,
    ...documents.flatMap(({ header, summary }) => [
      header.metadata.title,
      header.metadata.targetTitle,
      header.metadata.author,
      header.metadata.translator,
      header.provenance.name,
      ...summary.sample,
    ]),
  ].join('\n')

/**
 * The projects in which every word of a query occurs, whatever its width, case or script: `資料`
 * finds `资料` and `AI` finds `ＡＩ`.
 */
export function searchCards(cards: readonly ProjectCard[], query: string): readonly ProjectCard[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return cards
  return cards.filter((card) => {
    const text = fold(textOfCard(card))
    return words.every((word) => text.includes(word))
  })
}
