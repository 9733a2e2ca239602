import type { LinkEntry } from '../../editor/handle.ts'
import type { Translate } from '../messages/translate.ts'

/** A link in words: its shape, what kind it is, how sure. */
export function sayLink(t: Translate, entry: LinkEntry): string {
  const { link, shape, doubtful } = entry
  return [
    t('review.shape', { source: shape[0], target: shape[1] }),
    ...(link.type === 'normal' ? [] : [t(`review.type.${link.type}`)]),
    saySureness(t, entry),
    ...(doubtful ? [t('review.sure.doubtful')] : []),
  ]
    .filter(Boolean)
    .join(' · ')
}

/**
 * Whether a link was confirmed or made by hand, else how likely it is right, in percent; a certainty
 * below 100 % is never rounded up to it.
 */
export function saySureness(
  t: Translate,
  { link: { confidence }, sureness }: Pick<LinkEntry, 'link' | 'sureness'>,
): string {
  if (sureness === 'confirmed' || sureness === 'held') return t(`review.sure.${sureness}`)
  if (confidence === null) return t('review.sure.unknown')
  return t('review.percent', { percent: Math.floor(confidence * 100) })
}
