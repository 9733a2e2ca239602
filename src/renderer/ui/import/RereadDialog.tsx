import { useState } from 'react'
import type { ReadOptions } from '../../../formats/types.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Choice } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'
import { EncodingChoice } from './EncodingChoice.tsx'

interface RereadDialogProps {
  readonly request: Extract<DialogRequest, { name: 'reread' }>
}

/** Formats whose files may hold tracked changes. */
const WITH_REVISIONS: ReadonlySet<string> = new Set(['docx', 'bilingual-docx', 'odt'])

/** Lets the user choose how files should have been read, as far as their kind allows. */
export default function RereadDialog({ request }: RereadDialogProps) {
  const app = useApp()
  const t = useT()
  const { files, formats, text } = request
  const [encoding, setEncoding] = useState(text?.encoding ?? '')
  const [options, setOptions] = useState(request.options)
  const has = {
    encoding: text !== null,
    lines: formats.includes('text'),
    page: formats.includes('html'),
    revisions: formats.some((format) => WITH_REVISIONS.has(format)),
  }
  const cancel = () => {
    app.closeDialog()
    request.cancel()
  }
  const run = () => {
    app.closeDialog()
    const other = text !== null && encoding !== text.encoding
    request.choose({ ...options, ...(other && { encoding }) })
  }
  return (
    <Dialog
      title={
        files.length === 1
          ? t('reread.heading', { name: files[0]!.name })
          : t('reread.headingMany', { count: files.length })
      }
      description={t('reread.reason')}
      size={has.encoding ? 'medium' : 'small'}
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel}>{t('dialog.cancel')}</Button>
          <Button look="primary" onClick={run}>
            {t('reread.run')}
          </Button>
        </>
      }
    >
      {!Object.values(has).includes(true) && <p>{t('reread.nothing')}</p>}
      {has.lines && (
        <Choice
          legend={t('reread.lines')}
          value={options.lines ?? 'auto'}
          options={(['auto', 'join', 'keep'] as const).map((value) => ({
            value,
            label: t(`reread.lines.${value}`),
          }))}
          onChange={(value) => setOptions(withLines(options, value))}
        />
      )}
      {has.page && (
        <Choice
          legend={t('reread.page')}
          value={options.wholePage ? 'whole' : 'article'}
          options={(['article', 'whole'] as const).map((value) => ({
            value,
            label: t(`reread.page.${value}`),
          }))}
          onChange={(value) => setOptions({ ...options, wholePage: value === 'whole' })}
        />
      )}
      {has.revisions && (
        <Choice
          legend={t('reread.revisions')}
          value={options.revisions ?? 'accept'}
          options={(['accept', 'reject'] as const).map((value) => ({
            value,
            label: t(`reread.revisions.${value}`),
          }))}
          onChange={(revisions) => setOptions({ ...options, revisions })}
        />
      )}
      {text && <EncodingChoice file={text.file} encoding={encoding} onChange={setEncoding} />}
    </Dialog>
  )
}

function withLines(
  { lines: _, ...others }: ReadOptions,
  value: 'auto' | 'join' | 'keep',
): ReadOptions {
  return value === 'auto' ? others : { ...others, lines: value }
}
