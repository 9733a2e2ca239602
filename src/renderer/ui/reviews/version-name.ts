import type { Version } from '../../storage/types.ts'
import type { Translate } from '../messages/translate.ts'

/** What a version is called: as the user called it, or by why it was kept. */
export function versionName({ name, kind, round }: Version, t: Translate): string {
  if (kind === 'sent') return name || t('versions.sent', { round })
  if (kind === 'received') {
    const what = round > 0 ? t('versions.received.round', { round }) : t('versions.received')
    return name ? `${what} · ${name}` : what
  }
  return name || t(kind === 'before' ? 'versions.before' : 'versions.kept')
}
