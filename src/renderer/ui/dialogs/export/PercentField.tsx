import { NumberField } from './NumberField.tsx'

const PERCENT = 100

interface PercentFieldProps {
  readonly label: string
  /** A part of a whole, as its bounds and its step are: 1 is shown as 100 %. */
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step: number
  readonly onChange: (value: number) => void
}

/** A part of a whole, in per cent. */
export const PercentField = (props: PercentFieldProps) => {
  const { label, value, least, most, step, onChange } = props
  return (
    <NumberField
      label={label}
      unit="%"
      value={value * PERCENT}
      least={least * PERCENT}
      most={most * PERCENT}
      step={step * PERCENT}
      onChange={(percent) => onChange(percent / PERCENT)}
    />
  )
}
