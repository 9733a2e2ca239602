import { useState } from 'react'
import { Field, TextInput } from '../../parts/fields.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  /** What it is counted in: shown behind it, and read with it. */
  readonly unit: string
  readonly onChange: (value: number) => void
}

/** Places behind the point that a step of a tenth or a hundredth can make. */
const PLACES = 100

/** A number with its unit. What is not one, or out of bounds, stays in the field alone. */
export function NumberField({ label, value, least, most, step, unit, onChange }: NumberFieldProps) {
  const shown = Math.round(value * PLACES) / PLACES
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !isWithin(Number(typed || Number.NaN), least, most)
  return (
    <Field label={label}>
      {(ids) => (
        <span className="number-field">
          <TextInput
            {...ids}
            type="number"
            min={least}
            max={most}
            step={step}
            value={typed ?? String(shown)}
            aria-invalid={isWrong}
            aria-label={unit ? `${label} (${unit})` : label}
            onChange={(event) => {
              setTyped(event.target.value)
              const number = event.target.valueAsNumber
              if (isWithin(number, least, most)) onChange(number)
            }}
            onBlur={() => setTyped(null)}
          />
          {unit && (
            <span className="number-unit" aria-hidden>
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

const isWithin = (value: number, least: number, most: number): boolean =>
  value >= least && value <= most
