import { useApp, useT } from '../../hooks.ts'
import { restoreProject } from '../../library/backup.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ProjectBackups } from './ProjectBackups.tsx'
import './restore.css'
import { useShelves } from './use-shelves.ts'

/** The automatic backups, by project, and the way to a backup in a file. */
export default function RestoreDialog() {
  const app = useApp()
  const t = useT()
  const shelves = useShelves()
  return (
    <Dialog
      title={t('restore.heading')}
      description={t('restore.description')}
      size="medium"
      onClose={app.closeDialog}
      footer={
        <>
          <Button
            onClick={() => {
              app.closeDialog()
              void restoreProject(app)
            }}
          >
            {t('restore.file')}
          </Button>
          <Button onClick={app.closeDialog}>{t('dialog.close')}</Button>
        </>
      }
    >
      {shelves.state === 'loading' && (
        <p className="restore-quiet" role="status">
          {t('restore.loading')}
        </p>
      )}
      {shelves.state === 'failed' && (
        <p className="restore-quiet" role="alert">
          {t('restore.failed', { reason: shelves.reason })}
        </p>
      )}
      {shelves.state === 'ready' && shelves.list.length === 0 && (
        <div className="restore-quiet">
          <p className="restore-none">{t('restore.empty')}</p>
          <p>{t('restore.empty.hint')}</p>
        </div>
      )}
      {shelves.state === 'ready' && shelves.list.length > 0 && (
        <ul className="restore-list">
          {shelves.list.map((shelf, i) => (
            <ProjectBackups key={shelf.projectId} shelf={shelf} first={i === 0} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
