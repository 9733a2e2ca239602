import { useId, useState } from 'react'
import { THEME_BOUNDS } from '../../../../core/layout/parse-theme.ts'
import {
  CHINESE_WEIGHTS,
  type Face,
  LATIN_WEIGHTS,
  ROLES,
  type Role,
  type Theme,
} from '../../../../core/layout/themes.ts'
import { useT } from '../../hooks.ts'
import { Check, Choice } from '../../parts/fields.tsx'
import { PercentField } from './PercentField.tsx'

/** How each role can be aligned; notes are aligned as the text is. */
const ALIGNED: Readonly<Record<Role, readonly Face['align'][]>> = {
  text: ['justify', 'start'],
  title: ['start', 'center'],
  heading: ['start', 'center'],
  running: ['start', 'center'],
  note: [],
}

interface ThemeFacesProps {
  readonly faces: Theme['faces']
  readonly onFaces: (faces: Theme['faces']) => void
}

/** How each role is set, one role at a time. */
export function ThemeFaces({ faces, onFaces }: ThemeFacesProps) {
  const t = useT()
  const id = useId()
  const [role, setRole] = useState<Role>('text')
  const face = faces[role]
  const change = (part: Partial<Face>) => onFaces({ ...faces, [role]: { ...face, ...part } })
  const weights = (values: readonly Face['latin']['weight'][]) =>
    values.map((value) => ({
      value: String(value),
      label: t(`export.theme.weight.${value}`),
    }))
  const latin = (weight: string) => LATIN_WEIGHTS.find((each) => String(each) === weight)
  const chinese = (weight: string) => CHINESE_WEIGHTS.find((each) => String(each) === weight)
  return (
    <>
      <Choice
        legend={t('export.theme.role')}
        look="segments"
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`export.theme.role.${value}`) }))}
        onChange={setRole}
      />
      {/* Told apart from the fields of another role, so that what is typed stays with its role. */}
      <div className="theme-face" key={`${id} ${role}`}>
        <Choice
          legend={t('export.theme.weight.latin')}
          value={String(face.latin.weight)}
          options={weights(LATIN_WEIGHTS)}
          onChange={(value) => {
            const weight = latin(value)
            if (weight) change({ latin: { ...face.latin, weight } })
          }}
        />
        <Choice
          legend={t('export.theme.weight.chinese')}
          value={String(face.chinese.weight)}
          options={weights(CHINESE_WEIGHTS)}
          onChange={(value) => {
            const weight = chinese(value)
            if (weight) change({ chinese: { weight } })
          }}
        />
        <Check
          label={t('export.theme.italic')}
          checked={face.latin.italic}
          onChange={(italic) => change({ latin: { ...face.latin, italic } })}
        />
        {ALIGNED[role].length > 0 && (
          <Choice
            legend={t('export.theme.align')}
            value={face.align}
            options={ALIGNED[role].map((value) => ({
              value,
              label: t(`export.theme.align.${value}`),
            }))}
            onChange={(align) => change({ align })}
          />
        )}
        {role !== 'text' && (
          <PercentField
            label={t('export.theme.scale')}
            value={face.scale}
            {...THEME_BOUNDS.scale}
            onChange={(scale) => change({ scale })}
          />
        )}
      </div>
    </>
  )
}
