import { useApp, useT } from '../hooks.ts'
import { Brand } from '../parts/Brand.tsx'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'

/** What the program is, and of which version. */
export default function AboutDialog() {
  const app = useApp()
  const t = useT()
  const { version, electron, chromium } = app.platform.info
  const engine = [electron && `Electron ${electron}`, chromium && `Chromium ${chromium}`]
    .filter(Boolean)
    .join(' · ')
  return (
    <Dialog title={t('about.title')} onClose={app.closeDialog}>
      <div className="about">
        <p className="about-brand">
          <Brand />
        </p>
        <p>{t('about.purpose')}</p>
        <p>{t('about.private')}</p>
        <p className="about-small">
          {t('about.version', { version })}
          {engine && ` · ${engine}`}
        </p>
        <p className="about-small">{t('about.licence')}</p>
        <p className="about-small">{t('about.fonts')}</p>
        <p>
          <Button look="quiet" onClick={() => app.openDialog({ name: 'licences' })}>
            {t('about.thirdParty')}
          </Button>
        </p>
      </div>
    </Dialog>
  )
}
