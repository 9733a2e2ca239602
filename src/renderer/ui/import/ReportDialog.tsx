import { ClipboardCopy } from 'lucide-react'
import type { FileReport, Remark } from '../../storage/types.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'
import { encodingName } from './encoding-name.ts'
import { formatName } from './format-name.ts'
import { reportText } from './report.ts'

interface ReportDialogProps {
  readonly request: Extract<DialogRequest, { name: 'report' }>
}

/** More remarks on one file than anyone reads on a screen; copying gives all. */
const MOST_SHOWN = 200

/** What was remarked on files, to be read and copied. */
export default function ReportDialog({ request }: ReportDialogProps) {
  const app = useApp()
  const t = useT()
  const { files, heading, kept } = request
  const remarked = files.filter(({ remarks }) => remarks.length > 0)
  const quiet = files.filter(({ remarks }) => remarks.length === 0)
  const copy = async () => {
    await navigator.clipboard.writeText(reportText(files))
    app.notices.tell({ key: 'report.copied' })
  }
  return (
    <Dialog
      title={'key' in heading ? t(heading.key, heading.values) : heading.text}
      {...(kept && { description: t('report.description') })}
      size="medium"
      textOnly
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={() => void copy()}>
            <ClipboardCopy size={15} aria-hidden />
            {t('report.copy')}
          </Button>
          <Button look="primary" onClick={app.closeDialog}>
            {t('dialog.close')}
          </Button>
        </>
      }
    >
      {remarked.map((file) => (
        <section key={file.name} className="report-file" aria-label={file.name}>
          <h3 className="report-name">
            <FileName file={file} kept={kept} />
          </h3>
          <Remarks remarks={file.remarks} />
        </section>
      ))}
      {quiet.length > 0 && (
        <section className="report-file" aria-label={t('report.none')}>
          <h3 className="report-none">{t('report.none')}</h3>
          <ul className="report-quiet">
            {quiet.map((file) => (
              <li key={file.name} className="report-line">
                <FileName file={file} kept={kept} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

/** A file, and as what it was read. */
function FileName({ file, kept }: { readonly file: FileReport; readonly kept: boolean }) {
  const t = useT()
  const { name, format, encoding } = file
  const facts = [
    format ? formatName(format, t) : kept && t('report.unread'),
    encoding && encodingName(encoding),
  ]
  return (
    <>
      <span className="text-han">{name}</span>
      <span className="report-kind">{facts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const t = useT()
  return (
    <>
      <ul className="warnings">
        {remarks.slice(0, MOST_SHOWN).map(({ message, where }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: remarks are their places
          <li key={i} className="warning">
            <p lang="en">{message}</p>
            {where && (
              <p className="warning-where" lang="en">
                {where}
              </p>
            )}
          </li>
        ))}
      </ul>
      {remarks.length > MOST_SHOWN && (
        <p className="report-none">{t('report.more', { count: remarks.length - MOST_SHOWN })}</p>
      )}
    </>
  )
}
