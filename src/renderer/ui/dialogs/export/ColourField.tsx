import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { contrast, READABLE } from '../../../../core/layout/contrast.ts'
import { isColour } from '../../../../core/layout/parse-theme.ts'
import { useT } from '../../hooks.ts'
import { TextInput } from '../../parts/fields.tsx'

interface ColourFieldProps {
  readonly label: string
  readonly value: string
  /** The colour it is seen against, or that is seen against it. */
  readonly against: string
  /** Whether one of the two is text, which has to be read. */
  readonly isText: boolean
  readonly onChange: (value: string) => void
}

/** A colour to choose or to type, and how well it can be told from what is behind it. */
export function ColourField({ label, value, against, isText, onChange }: ColourFieldProps) {
  const t = useT()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const ratio = contrast(value, against)
  const isPoor = isText && ratio < READABLE
  return (
    <div className="colour-field">
      <input
        type="color"
        id={id}
        className="colour-swatch"
        value={value}
        aria-describedby={`${id}-contrast`}
        onChange={(event) => onChange(event.target.value)}
      />
      <label htmlFor={id} className="colour-name">
        {label}
      </label>
      <TextInput
        className="input colour-code"
        aria-label={t('export.theme.colourCode', { colour: label })}
        aria-invalid={typed !== null && !isColour(typed)}
        value={typed ?? value}
        maxLength={7}
        onChange={(event) => {
          setTyped(event.target.value)
          if (isColour(event.target.value)) onChange(event.target.value.toLowerCase())
        }}
        onBlur={() => setTyped(null)}
      />
      <span id={`${id}-contrast`} className="colour-contrast" data-poor={isPoor}>
        {isPoor && <TriangleAlert size={13} aria-hidden />}
        {t(isPoor ? 'export.theme.contrast.poor' : 'export.theme.contrast', {
          ratio: Math.floor(ratio * 10) / 10,
        })}
      </span>
    </div>
  )
}
