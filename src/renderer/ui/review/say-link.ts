import type { LinkEntry } from '../../editor/handle.ts'
import type { Translate } from '../messages/translate.ts'

/** A link in words: its shape, what kind it is, how sure. */
export function sayLink(t: Translate, entry: LinkEntry): string {
  const { link, shape, confirmed, doubtful } = entry
  return [
    t('review.shape', { source: shape[0], target: shape[1] }),
    ...(link.type === 'normal' ? [] : [t(`review.type.${link.type}`)]),
    confirmed ? t('review.sure.confirmed') : saySureness(t, link.confidence),
    ...(doubtful ? [t('review.sure.doubtful')] : []),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** How likely a link is right, in percent; a certainty below 100 % is never rounded up to it. */
export function saySureness(t: Translate, confidence: number | null): string {
  if (confidence === null) return t('review.sure.unknown')
  return t('review.percent', { percent: Math.floor(confidence * 100) })
}
