import { useState } from 'react'
import { mayBeCalled } from '../../../../core/layout/own-themes.ts'
import { LONGEST_NAME } from '../../../../core/layout/parse-theme.ts'
import type { Theme } from '../../../../core/layout/themes.ts'
import { useT } from '../../hooks.ts'
import { Field, TextInput } from '../../parts/fields.tsx'

interface ThemeNameFieldProps {
  readonly theme: Theme
  readonly others: readonly Theme[]
  readonly onName: (name: string) => void
}

/** The name of a theme; one that it may not have stays in the field alone. */
export function ThemeNameField({ theme, others, onName }: ThemeNameFieldProps) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !mayBeCalled(typed.trim(), others)
  return (
    <Field
      label={t('export.theme.name')}
      hint={
        isWrong ? t(typed.trim() ? 'export.theme.nameTaken' : 'export.theme.nameless') : undefined
      }
    >
      {(ids) => (
        <TextInput
          {...ids}
          value={typed ?? theme.name}
          maxLength={LONGEST_NAME}
          aria-invalid={isWrong}
          onChange={(event) => {
            const name = event.target.value
            setTyped(name)
            if (mayBeCalled(name.trim(), others)) onName(name.trim())
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}
