import { useMemo, useState } from 'react'
import { decode, ENCODINGS } from '../../../core/text/encoding.ts'
import { detectScript } from '../../../core/text/script.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Choice } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'

/** Bytes of a file that are enough for the lines shown, and how many lines those are. */
const HEAD = 16_384
const LINES = 12

/** The first lines of a file as an encoding reads them. */
function firstLines(bytes: Uint8Array, encoding: string): string[] {
  return decode(bytes.subarray(0, HEAD), encoding)
    .text.split(/\r\n|[\n\r]/)
    .filter((line) => line.trim())
    .slice(0, LINES)
}

type EncodingRequest = Extract<DialogRequest, { name: 'encoding' }>

/** Lets the user see which encoding makes sense of a file. */
export default function EncodingDialog({ request }: { readonly request: EncodingRequest }) {
  const app = useApp()
  const t = useT()
  const { file, reopening } = request
  const [encoding, setEncoding] = useState(request.encoding || 'utf-8')
  const lines = useMemo(() => firstLines(file.bytes, encoding), [file, encoding])
  const { language } = useMemo(() => detectScript(lines.join('\n')), [lines])
  const values = { name: file.name }
  return (
    <Dialog
      title={t(reopening ? 'encoding.reopenHeading' : 'encoding.heading', values)}
      description={t(reopening ? 'encoding.reopenReason' : 'encoding.reason')}
      size="medium"
      onClose={() => {
        app.closeDialog()
        request.cancel()
      }}
      footer={
        <>
          <Button
            onClick={() => {
              app.closeDialog()
              request.cancel()
            }}
          >
            {t('dialog.cancel')}
          </Button>
          <Button
            look="primary"
            onClick={() => {
              app.closeDialog()
              request.choose(encoding)
            }}
          >
            {t('encoding.use')}
          </Button>
        </>
      }
    >
      <div className="encoding">
        <Choice
          legend={t('encoding.choose')}
          value={encoding}
          look="list"
          options={ENCODINGS.map(({ label, name }) => ({ value: label, label: name }))}
          onChange={setEncoding}
        />
        <div className="field encoding-preview">
          <p className="field-label">{t('encoding.preview')}</p>
          <section
            className="encoding-text text-han"
            lang={language}
            aria-label={t('encoding.preview')}
            aria-live="polite"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it has to be scrolled by keys
            tabIndex={0}
          >
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text are their places
              <p key={i}>{line}</p>
            ))}
          </section>
        </div>
      </div>
    </Dialog>
  )
}
