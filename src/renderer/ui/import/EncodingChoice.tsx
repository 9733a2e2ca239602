import { useMemo } from 'react'
import { decode, ENCODINGS } from '../../../core/text/encoding.ts'
import { detectScript } from '../../../core/text/script.ts'
import { useT } from '../hooks.ts'
import { Choice } from '../parts/fields.tsx'
import type { SourceFile } from '../store.ts'

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

interface EncodingChoiceProps {
  readonly file: SourceFile
  /** WHATWG label. */
  readonly encoding: string
  readonly onChange: (encoding: string) => void
}

/** The encodings, and what each makes of a file. */
export function EncodingChoice({ file, encoding, onChange }: EncodingChoiceProps) {
  const t = useT()
  const lines = useMemo(() => firstLines(file.bytes, encoding), [file, encoding])
  const { language } = useMemo(() => detectScript(lines.join('\n')), [lines])
  return (
    <div className="encoding">
      <Choice
        legend={t('encoding.choose')}
        value={encoding}
        look="list"
        options={ENCODINGS.map(({ label, name }) => ({ value: label, label: name }))}
        onChange={onChange}
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
  )
}
