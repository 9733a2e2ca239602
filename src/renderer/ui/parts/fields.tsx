import { type ComponentProps, type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** Given the ids that join the control to its label and hint. */
  readonly children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}

/** A control with its label above and a hint below. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(hint ? { id, 'aria-describedby': `${id}-hint` } : { id })}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

export const TextInput = (props: ComponentProps<'input'>) => (
  <input type="text" className="input" spellCheck={false} autoComplete="off" {...props} />
)

interface SelectProps<T extends string> {
  readonly id?: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** A choice out of a list: the system's own, which every input method and screen reader knows. */
export function Select<T extends string>({ value, options, onChange, ...rest }: SelectProps<T>) {
  return (
    <select
      className="input select"
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen) onChange(chosen.value)
      }}
      {...rest}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

interface ChoiceProps<T extends string> {
  readonly legend: string
  readonly value: T
  readonly options: readonly {
    readonly value: T
    readonly label: string
    readonly hint?: string
    readonly picture?: ReactNode
  }[]
  readonly onChange: (value: T) => void
  /** `segments` side by side, `cards` with pictures, or a `list`. */
  readonly look?: 'segments' | 'cards' | 'list'
  /** Whether the legend is in sight; it is always read. */
  readonly quiet?: boolean
}

/** One of few: a group of radio buttons drawn as the look says. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { legend, value, options, onChange, look = 'segments', quiet = false } = props
  const name = useId()
  return (
    <fieldset className="field">
      <legend className={quiet ? 'aside-voice' : 'field-label'}>{legend}</legend>
      <div className="choice" data-look={look}>
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              className="choice-radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.picture}
            <span className="choice-label">{option.label}</span>
            {option.hint && <span className="choice-hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export const Check = ({ label, checked, onChange }: CheckProps) => (
  <label className="check">
    <input
      type="checkbox"
      className="check-box"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{label}</span>
  </label>
)
